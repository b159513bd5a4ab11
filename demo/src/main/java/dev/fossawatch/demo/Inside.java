package dev.fossawatch.demo;

import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;

/**
 * What watches the application from inside.
 *
 * @param port the administration's port, 0 for any free one
 * @param filter sees every request before the application does
 * @param administration answers everything on the administration's port
 */
record Inside(int port, Filter filter, Servlet administration) {}
