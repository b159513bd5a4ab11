/** What every page and every JSON resource is made of. */
@NullMarked
package dev.fossawatch.demo.web;

import org.jspecify.annotations.NullMarked;
