package dev.fossawatch.server;

import dev.fossawatch.core.config.LoadedConfig;
import dev.fossawatch.core.config.Setting;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A configuration as JSON: a list of settings, then what there is to say about them. */
record JsonListing(LoadedConfig loaded) {

  String text() {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("settings", loaded.settings().stream().map(JsonListing::setting).toList());
    root.put("warnings", loaded.warnings());
    root.put("notes", loaded.notes());
    return JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build()
        .writeValueAsString(root);
  }

  private static Map<String, Object> setting(Setting setting) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("key", setting.key());
    fields.put("value", setting.value());
    fields.put("source", setting.source().name());
    return fields;
  }
}
