/** The outside service work orders come from, and the job that fetches them. */
@NullMarked
package dev.fossawatch.demo.workfossa;

import org.jspecify.annotations.NullMarked;
