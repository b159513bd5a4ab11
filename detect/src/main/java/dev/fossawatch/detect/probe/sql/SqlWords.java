package dev.fossawatch.detect.probe.sql;

import dev.fossawatch.detect.text.Words;

/** The words of SQL that the grammar tells apart, over all dialects. */
final class SqlWords {
  static final int NONE = -1;
  static final int LOGIC = 0;
  static final int NOT = 1;
  static final int COMPARE = 2;
  static final int CONSTANT = 3;
  static final int UNION = 4;
  static final int SELECT = 5;
  static final int QUALIFIER = 6;
  static final int FROM = 7;
  static final int CLAUSE = 8;
  static final int BY = 9;
  static final int INTO = 10;
  static final int VERB = 11;
  static final int OBJECT = 12;
  static final int SET = 13;
  static final int WAITFOR = 14;
  static final int CASE = 15;
  static final int CASE_PART = 16;
  static final int EFFECT = 17;
  static final int FUNCTION = 18;
  static final int CATALOG = 19;
  static final int SORT = 20;
  static final int FILE = 21;
  static final int PROCEDURE = 22;
  static final int TAIL = 23;
  static final int PREFIX = 24;
  static final int VALUES = 25;
  static final int END = 26;
  static final int ALONE = 27;
  static final int BUILT_IN = 28;
  static final int EXEC = 29;

  private static final String[] GROUPS = {
    "and or xor",
    "not",
    "like rlike regexp in is between similar ilike glob match sounds div mod escape contains",
    "null true false unknown",
    "union intersect except minus",
    "select",
    "all distinct distinctrow top sql_calc_found_rows high_priority straight_join",
    "from",
    "where having limit offset fetch join",
    "by",
    "into",
    "insert update delete drop alter create truncate merge grant revoke replace rename backup"
        + " restore bulk load copy attach handler kill reindex",
    "table database schema user view index procedure function trigger column login role sequence"
        + " tablespace assembly data tables",
    "set declare",
    "waitfor",
    "case",
    "when then else",
    "sleep benchmark pg_sleep load_file extractvalue updatexml xp_cmdshell xp_dirtree xp_fileexist"
        + " xp_regread xp_subdirs sp_executesql sp_makewebtask sp_oacreate utl_inaddr utl_http"
        + " utl_smtp dbms_pipe dbms_lock dbms_ldap dbms_java dbms_xmlgen dbms_xmlquery dbms_utility"
        + " httpuritype ctxsys xmltype pg_read_file pg_ls_dir lo_import lo_export dblink"
        + " dblink_connect query_to_xml randomblob load_extension openrowset opendatasource"
        + " opendatasource get_host_address get_host_name db_name waitfor_delay gtid_subset"
        + " gtid_subtract master_pos_wait name_const st_latfromgeohash polygon multipoint"
        + " linestring geometrycollection multipolygon multilinestring sys_eval sys_exec"
        + " database_to_xml drithsx ordsys",
    "ascii char chr concat concat_ws group_concat substr substring mid ord hex unhex cast convert"
        + " elt make_set count floor rand md5 sha1 length char_length isnull ifnull nullif coalesce"
        + " if iif round abs greatest least lower upper ucase lcase reverse left right locate"
        + " instr position strcmp lpad rpad repeat replace quote user current_user session_user"
        + " system_user version database schema row_count json_extract json_keys json_length"
        + " bin conv field find_in_set exp power pow sqrt log sign row_number string_agg array_agg"
        + " xmlagg listagg to_char to_number unistr sqlite_version host_name suser_name"
        + " suser_sname is_srvrolemember has_dbaccess object_id col_name decode exists",
    "information_schema sysobjects syscolumns sysusers sysdatabases sysprocesses pg_catalog"
        + " pg_tables pg_user pg_database pg_shadow sqlite_master sqlite_schema msysaccessobjects"
        + " all_tables user_tables all_users dba_users all_tab_columns user_tab_columns"
        + " domain_domain rdb syscat sysibm systables sysmaster v$version masterdb",
    "order group partition cluster",
    "outfile dumpfile infile",
    "analyse",
    "asc desc for as using with collate on procedure lock returning union",
    "binary exists any some interval",
    "values",
    "end",
    "shutdown commit rollback begin",
    "current_user session_user system_user user sysdate rownum rowid current_timestamp",
    "exec execute call"
  };
  static final Words ALL = Words.groups(GROUPS);

  /** The words without which a value is no SQL, for the trigger. */
  static final String TRIGGERS =
      "and or xor union intersect except minus select where having limit order group into"
          + " insert update delete drop alter create truncate merge grant revoke replace rename"
          + " backup restore bulk load copy attach handler kill waitfor case exec execute call"
          + " declare if iif rlike regexp between shutdown procedure "
          + GROUPS[EFFECT]
          + " "
          + GROUPS[CATALOG];

  private SqlWords() {}
}
