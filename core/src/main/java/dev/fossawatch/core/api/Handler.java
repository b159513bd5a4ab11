package dev.fossawatch.core.api;

/** Answers a call that was let through. */
@FunctionalInterface
interface Handler {
  ApiResponse answer(Call call) throws Exception;
}
