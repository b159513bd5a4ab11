package dev.fossawatch.servlet;

import org.junit.jupiter.api.Tag;

@Tag("tomcat10")
class Tomcat10Test extends TomcatContract {}
