package dev.fossawatch.detect.probe.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.detect.Inspect;
import dev.fossawatch.detect.finding.AttackClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlProbeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7' or 'blue'='blue",
        "7') or ('k'='k",
        "7\" and 6>2 -- x",
        "7 or 3*4=12",
        "7 union all select name, price from goods",
        "7/**/union/*!50000select*/name,2",
        "7' union(select 1,2,3)#",
        "7; drop table goods; --",
        "7'; exec master..xp_cmdshell 'dir' --",
        "7' and pg_sleep(4) is null --",
        "7 and (select count(*) from information_schema.tables) > 3",
        "7' order by 4 -- -",
        "7'; waitfor delay '0:0:4' --",
        "7' into outfile '/tmp/x' -- ",
        "7'||(select 1 from dual)||'",
        "x' or shade like '%",
        "root'-- -",
        "7' having 2=2 --",
        "7 or colour=colour",
        "7) as t where 4=4 and ascii(substr(user,1,1))>64",
        "7,if(3=3,1,2)",
      })
  void whatContinuesAStatementIsRefused(String value) {
    assertThat(Inspect.refuses(AttackClass.SQL_INJECTION, value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "O'Brien",
        "O'Brien and O'Neill",
        "rock 'n' roll -- the best of",
        "select a plan from our union",
        "The union selected a committee; drop me a line",
        "Select item(s) from the list, or group by colour",
        "don't order by phone or by 5 pm",
        "it's 5 or 6 o'clock",
        "Tom & Jerry's \"best\" episodes",
        "update: set the table for 4",
        "she said \"yes\" or 'maybe'",
        "6' tall and 2' wide",
        "delete from here to there",
        "the wildcard '*' is supported",
        "Toronto, ON, Canada - (YYZ)",
        "like \"this\" or like 'that'",
        "C# and F#",
        "insert coin into slot",
        "123--567890",
        "sleep (well) tonight",
        "x = y or z",
      })
  void proseIsLeftAlone(String value) {
    assertThat(Inspect.value(value).reached()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7%2527%2520or%25201%253D1",
        "7\\u0027 or 1=1",
        "7&#39; or 1=1",
        "7\uFF07 or 1=1",
        "NycgdW5pb24gc2VsZWN0IG5hbWUsIHByaWNlIGZyb20gZ29vZHM",
      })
  void whatIsHiddenIsFound(String value) {
    assertThat(Inspect.refuses(AttackClass.SQL_INJECTION, value)).isTrue();
  }
}
