; The installer for Windows, for one user, without administrator rights. From the repository's folder:
;   makensis -DVERSION=0.1.0 -DPROGRAM=target\release assets\windows\installer.nsi
; PROGRAM is the folder of hoofdlijn.exe and of hoofdlijn.com, the same program for the command prompt.
Unicode true
!include "MUI2.nsh"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Hoofdlijn"

Name "Hoofdlijn"
OutFile "..\..\target\hoofdlijn-${VERSION}-setup.exe"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Hoofdlijn"
InstallDirRegKey HKCU "Software\Hoofdlijn" "Folder"
SetCompressor /SOLID lzma

!define MUI_ICON "hoofdlijn.ico"
!define MUI_UNICON "hoofdlijn.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\hoofdlijn.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Dutch"
!insertmacro MUI_LANGUAGE "English"

Section "Hoofdlijn"
  SetOutPath "$INSTDIR"
  File "..\..\${PROGRAM}\hoofdlijn.exe"
  File "..\..\${PROGRAM}\hoofdlijn.com"
  File /oname=Roboto-licence.txt "..\fonts\LICENSE-Roboto.txt"
  CreateShortcut "$SMPROGRAMS\Hoofdlijn.lnk" "$INSTDIR\hoofdlijn.exe"
  ; Windows knows a file by what follows its last point. Hoofdlijn is offered for .json, and takes it from nobody.
  WriteRegStr HKCU "Software\Classes\Hoofdlijn.Briefing" "" "Hoofdlijn briefing"
  WriteRegStr HKCU "Software\Classes\Hoofdlijn.Briefing\DefaultIcon" "" "$INSTDIR\hoofdlijn.exe,0"
  WriteRegStr HKCU "Software\Classes\Hoofdlijn.Briefing\shell\open\command" "" '"$INSTDIR\hoofdlijn.exe" "%1"'
  WriteRegNone HKCU "Software\Classes\.json\OpenWithProgids" "Hoofdlijn.Briefing"
  WriteRegStr HKCU "Software\Hoofdlijn" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "DisplayName" "Hoofdlijn"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\hoofdlijn.exe"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  WriteUninstaller "$INSTDIR\uninstall.exe"
SectionEnd

Section "Uninstall"
  ; Briefings, settings and unsaved work are the user's and stay.
  Delete "$INSTDIR\hoofdlijn.exe"
  Delete "$INSTDIR\hoofdlijn.com"
  Delete "$INSTDIR\Roboto-licence.txt"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Hoofdlijn.lnk"
  DeleteRegValue HKCU "Software\Classes\.json\OpenWithProgids" "Hoofdlijn.Briefing"
  DeleteRegKey HKCU "Software\Classes\Hoofdlijn.Briefing"
  DeleteRegKey HKCU "Software\Hoofdlijn"
  DeleteRegKey HKCU "${KEY}"
SectionEnd
