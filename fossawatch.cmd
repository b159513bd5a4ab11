@echo off
rem Runs Fossawatch's command line from a checkout: finds a JDK, builds what is missing or older than
rem its sources, then runs the program. For Windows; ./fossawatch does the same elsewhere.
setlocal EnableExtensions DisableDelayedExpansion
set "ROOT=%~dp0"
set "ROOT=%ROOT:~0,-1%"

rem The first version in the POM is the project's own.
set "VERSION="
for /f "usebackq tokens=3 delims=<>" %%v in (`findstr /r "<version>.*</version>" "%ROOT%\pom.xml"`) do if not defined VERSION set "VERSION=%%v"
set "SERVER_JAR=%ROOT%\server\target\fossawatch-server-%VERSION%.jar"
set "DEMO_JAR=%ROOT%\demo\target\fossawatch-demo-%VERSION%.jar"

set "JDK="
if defined JAVA_HOME call :try_jdk "%JAVA_HOME%"
for /f "delims=" %%j in ('where javac 2^>nul') do if not defined JDK call :try_jdk "%%~dpj.."
for %%v in ("Java" "Eclipse Adoptium" "Microsoft" "Zulu" "Amazon Corretto" "BellSoft") do (
  for /d %%d in ("%ProgramFiles%\%%~v\*") do if not defined JDK call :try_jdk "%%~d"
)
if not defined JDK goto no_jdk

set "STALE="
call :check_stale "%SERVER_JAR%" "server core promql"
if errorlevel 1 set "STALE=server"
if "%~1"=="demo" call :check_stale "%DEMO_JAR%" "demo core promql servlet server"
if "%~1"=="demo" if errorlevel 1 set "STALE=server,demo"
if defined STALE call :build
if errorlevel 1 exit /b 1
"%JDK%\bin\java.exe" "-Dfossawatch.demo.jar=%DEMO_JAR%" -jar "%SERVER_JAR%" %*
exit /b %ERRORLEVEL%

:no_jdk
echo fossawatch: no JDK 17 or newer was found in JAVA_HOME, on the PATH or below "%ProgramFiles%". Install one or set JAVA_HOME.>&2
exit /b 1

rem Takes a directory as the JDK if its release file says 17 or newer.
:try_jdk
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "FOUND="
for /f "usebackq tokens=2 delims==" %%m in (`findstr /b "JAVA_VERSION=" "%~1\release"`) do set "FOUND=%%m"
if not defined FOUND exit /b 0
set "FOUND=%FOUND:"=%"
for /f "delims=." %%m in ("%FOUND%") do if %%m geq 17 set "JDK=%~f1"
exit /b 0

rem Ends with 1 if a jar is missing, or older than the sources of one of the modules.
:check_stale
if not exist "%~1" exit /b 1
set "JAR=%~1"
set "SOURCES=%~2"
powershell -NoProfile -Command "$jar = (Get-Item -LiteralPath $env:JAR).LastWriteTimeUtc; $paths = @($env:ROOT + '\pom.xml') + ($env:SOURCES.Split(' ') | ForEach-Object { \"$env:ROOT\$_\pom.xml\"; \"$env:ROOT\$_\src\main\" }); exit [int][bool](Get-Item -LiteralPath $paths | ForEach-Object { $_; if ($_.PSIsContainer) { Get-ChildItem -LiteralPath $_.FullName -Recurse } } | Where-Object { $_.LastWriteTimeUtc -gt $jar } | Select-Object -First 1)"
exit /b %ERRORLEVEL%

rem Builds modules and what they stand on; says nothing more unless that fails. A jar whose content did
rem not change keeps its age, so it is given a new one.
:build
where mvn >nul 2>nul
if errorlevel 1 (
  echo fossawatch: Maven is needed to build and is not on the PATH. Install Maven 3.8.7 or newer.>&2
  exit /b 1
)
set "JAVA_HOME=%JDK%"
set "LOG=%TEMP%\fossawatch-build-%RANDOM%.log"
echo fossawatch: building %STALE%...>&2
call mvn -q -B -ntp -f "%ROOT%\pom.xml" -P !checks -DskipTests package -pl "%STALE%" -am >"%LOG%" 2>&1
if not errorlevel 1 (
  del "%LOG%"
  powershell -NoProfile -Command "Get-Item -ErrorAction SilentlyContinue -LiteralPath $env:SERVER_JAR, $env:DEMO_JAR | ForEach-Object { $_.LastWriteTimeUtc = [DateTime]::UtcNow }"
  exit /b 0
)
type "%LOG%" >&2
del "%LOG%"
echo fossawatch: the build failed>&2
exit /b 1
