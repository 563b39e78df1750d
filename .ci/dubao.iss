; Inno Setup: an installer for Windows of the folder that .ci/dubao.spec makes. Untried, as .github/workflows/release.yml is.
;   ISCC /DVersion=0.1.0 .ci\dubao.iss

[Setup]
AppId=app.dubao.Dubao
AppName=Dubao 读报
AppVersion={#Version}
AppPublisher=The Dubao authors
DefaultDirName={autopf}\Dubao
DefaultGroupName=Dubao
DisableProgramGroupPage=yes
; For one person without asking for rights; for all where an administrator says so.
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog commandline
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
Compression=lzma2
SolidCompression=yes
SourceDir=..
OutputDir=dist
OutputBaseFilename=Dubao-{#Version}-windows-x86_64-setup
UninstallDisplayIcon={app}\dubao.exe
WizardStyle=modern

[Files]
Source: "dist\dubao\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\Dubao 读报"; Filename: "{app}\dubao.exe"; AppUserModelID: "app.dubao.Dubao"

[Registry]
; dubao: links, and Dubao among the programs that open its kinds of files; it becomes the first choice for none.
Root: HKA; Subkey: "Software\Classes\dubao"; ValueType: string; ValueData: "URL:Dubao"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\dubao"; ValueType: string; ValueName: "URL Protocol"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\dubao\shell\open\command"; ValueType: string; ValueData: """{app}\dubao.exe"" open ""%1"""
Root: HKA; Subkey: "Software\Classes\Applications\dubao.exe"; ValueType: string; ValueName: "FriendlyAppName"; ValueData: "Dubao 读报"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Applications\dubao.exe\shell\open\command"; ValueType: string; ValueData: """{app}\dubao.exe"" open ""%1"""
Root: HKA; Subkey: "Software\Classes\Applications\dubao.exe\SupportedTypes"; ValueType: string; ValueName: ".md"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\dubao.exe\SupportedTypes"; ValueType: string; ValueName: ".txt"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\dubao.exe\SupportedTypes"; ValueType: string; ValueName: ".jsonl"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\dubao.exe\SupportedTypes"; ValueType: string; ValueName: ".epub"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\dubao.exe\SupportedTypes"; ValueType: string; ValueName: ".mhtml"; ValueData: ""

[Run]
Filename: "{app}\dubao.exe"; Description: "{cm:LaunchProgram,Dubao}"; Flags: nowait postinstall skipifsilent
