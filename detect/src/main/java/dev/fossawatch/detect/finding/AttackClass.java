package dev.fossawatch.detect.finding;

/** The kinds of attack the engine tells apart. */
public enum AttackClass {
  SQL_INJECTION("sqli", Severity.CRITICAL),
  CROSS_SITE_SCRIPTING("xss", Severity.HIGH),
  PATH_TRAVERSAL("path_traversal", Severity.HIGH),
  COMMAND_INJECTION("command_injection", Severity.CRITICAL),
  CODE_INJECTION("code_injection", Severity.CRITICAL),
  TEMPLATE_INJECTION("template_injection", Severity.CRITICAL),
  JNDI_INJECTION("jndi_injection", Severity.CRITICAL),
  DESERIALIZATION("deserialization", Severity.CRITICAL),
  AUTH_BYPASS("auth_bypass", Severity.HIGH),
  SSRF("ssrf", Severity.HIGH),
  XXE("xxe", Severity.HIGH),
  LDAP_INJECTION("ldap_injection", Severity.HIGH),
  XPATH_INJECTION("xpath_injection", Severity.HIGH),
  NOSQL_INJECTION("nosql_injection", Severity.HIGH),
  HEADER_INJECTION("header_injection", Severity.HIGH),
  MALICIOUS_UPLOAD("malicious_upload", Severity.HIGH),
  SCANNER("scanner", Severity.MEDIUM);

  private final String label;
  private final Severity severity;

  AttackClass(String label, Severity severity) {
    this.label = label;
    this.severity = severity;
  }

  /** The name used in labels of metrics, logs and settings; lower case, stable. */
  public String label() {
    return label;
  }

  /** The harm such an attack does when it succeeds. */
  public Severity severity() {
    return severity;
  }
}
