package dev.fossawatch.core.store;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StateStoreContract {
  @TempDir private Path temp = Path.of("");
  private DataDirectory directory = DataDirectory.memory();

  @Override
  @BeforeEach
  void openStore() throws Exception {
    directory = DataDirectory.open(temp.resolve("data"));
    super.openStore();
  }

  @Override
  @AfterEach
  void closeStore() {
    super.closeStore();
    directory.close();
  }

  @Override
  StateStore open(String instance) throws StoreException {
    return StateStore.sqlite(directory, instance, time, errors);
  }
}
