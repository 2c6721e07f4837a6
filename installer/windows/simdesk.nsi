; The setup of SimDesk for Windows: for one user, without administrator rights.
; It is compiled by `installer/windows/setup.py`, which gives what stands in ${BRACES} below.
;
; What it removes, it removes by the list that lies beside the program. A folder that somebody
; chose may hold other things, so nothing here empties a program folder.

Unicode true
ManifestDPIAware true
ManifestSupportedOS all
SetCompressor /SOLID /FINAL lzma
SetCompressorDictSize 64
SetDateSave off ; the same files make the same setup, whenever they were written
AllowSkipFiles off
RequestExecutionLevel user

!include MUI2.nsh
!include LogicLib.nsh
!include TextFunc.nsh
!include WinVer.nsh
!include x64.nsh

!define PROGRAM "simdesk.exe"
!define DATA "$LOCALAPPDATA\SimDesk" ; as simdesk/paths.py has it
!define RUN "Software\Microsoft\Windows\CurrentVersion\Run"
!define APPS "Software\Microsoft\Windows\CurrentVersion\Uninstall\SimDesk"
!define OWN "Software\SimDesk"

!define STATUS_STOPPED 3 ; what /S returns where a person would have been asked

Name "SimDesk"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\SimDesk"
InstallDirRegKey HKCU "${APPS}" InstallLocation
BrandingText "SimDesk ${VERSION}"
VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=0 ProductName "SimDesk"
VIAddVersionKey /LANG=0 FileDescription "SimDesk setup"
VIAddVersionKey /LANG=0 FileVersion "${VERSION}"
VIAddVersionKey /LANG=0 ProductVersion "${VERSION}"
VIAddVersionKey /LANG=0 LegalCopyright "MIT License"

; Pages --------------------------------------------------------------------------------------------

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_ABORTWARNING
!define MUI_LANGDLL_ALWAYSSHOW
!define MUI_LANGDLL_ALLLANGUAGES
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "${OWN}"
!define MUI_LANGDLL_REGISTRY_VALUENAME SetupLanguage

!define MUI_PAGE_CUSTOMFUNCTION_LEAVE RefuseDataFolder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_FINISHPAGE_RUN_TEXT "$(StartNow)"
; The second box of the page, named after what it was once for.
!define MUI_FINISHPAGE_SHOWREADME
!define MUI_FINISHPAGE_SHOWREADME_TEXT "$(DesktopIcon)"
!define MUI_FINISHPAGE_SHOWREADME_NOTCHECKED
!define MUI_FINISHPAGE_SHOWREADME_FUNCTION MakeDesktopIcon
!insertmacro MUI_PAGE_FINISH

UninstPage custom un.AskAboutData un.HearAboutData
!insertmacro MUI_UNPAGE_INSTFILES

; The first is spoken where the system's language is none of them.
!insertmacro MUI_LANGUAGE English
!insertmacro MUI_LANGUAGE SimpChinese
!insertmacro MUI_LANGUAGE Russian
!include /CHARSET=UTF8 "${WORDS}\English.nsh"
!include /CHARSET=UTF8 "${WORDS}\SimpChinese.nsh"
!include /CHARSET=UTF8 "${WORDS}\Russian.nsh"

!insertmacro MUI_RESERVEFILE_LANGDLL

; What setup and uninstall both do -----------------------------------------------------------------

!macro ForBoth UN

; Two of them at once would pull the files from under each other.
Function ${UN}BeAlone
  System::Call 'kernel32::CreateMutex(p 0, i 0, t "SimDeskSetup") p .r0 ?e'
  Pop $0
  ${If} $0 = 183 ; ERROR_ALREADY_EXISTS
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(OtherSetup)" /SD IDOK
    SetErrorLevel ${STATUS_STOPPED}
    Quit
  ${EndIf}
FunctionEnd

; Waits until no SimDesk runs out of the folder $R0. Windows lets nobody write to a program that
; runs, so a try to open it for writing tells, and finds a window in the tray and a daily check too.
Function ${UN}WaitUntilClosed
  ${Do}
    ${IfNot} ${FileExists} "$R0\${PROGRAM}"
      ${ExitDo}
    ${EndIf}
    ClearErrors
    FileOpen $R1 "$R0\${PROGRAM}" a
    ${IfNot} ${Errors}
      FileClose $R1
      ${ExitDo}
    ${EndIf}
    ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(Running)" /SD IDCANCEL IDCANCEL`
      SetErrorLevel ${STATUS_STOPPED}
      Abort
    ${EndIf}
  ${Loop}
FunctionEnd

; Removes what the list in the folder $R0 names: files, then the folders that are empty by then.
Function ${UN}RemoveListed
  ClearErrors
  FileOpen $R1 "$R0\${LIST}" r
  ${If} ${Errors}
    Return
  ${EndIf}
  ${Do}
    ClearErrors
    FileReadUTF16LE $R1 $R2
    ${If} ${Errors}
      ${ExitDo}
    ${EndIf}
    ${TrimNewLines} $R2 $R2
    StrCpy $R3 $R2 1 -1
    ${If} $R3 == "\"
      RMDir "$R0\$R2"
    ${ElseIf} $R2 != ""
      Delete "$R0\$R2"
    ${EndIf}
  ${Loop}
  FileClose $R1
  Delete "$R0\${LIST}"
FunctionEnd

!macroend
!insertmacro ForBoth ""
!insertmacro ForBoth "un."

; Setup --------------------------------------------------------------------------------------------

Function .onInit
  !insertmacro MUI_LANGDLL_DISPLAY
  ${IfNot} ${AtLeastBuild} 17763
  ${OrIfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "$(TooOld)" /SD IDOK
    SetErrorLevel ${STATUS_STOPPED}
    Quit
  ${EndIf}
  Call BeAlone
FunctionEnd

Function RefuseDataFolder
  StrLen $0 "${DATA}\"
  StrCpy $1 "$INSTDIR\" $0
  ${If} $1 == "${DATA}\"
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(DataFolder)" /SD IDOK
    SetErrorLevel ${STATUS_STOPPED}
    Abort
  ${EndIf}
FunctionEnd

Function MakeDesktopIcon
  CreateShortcut "$DESKTOP\SimDesk.lnk" "$INSTDIR\${PROGRAM}"
FunctionEnd

Section
  Call RefuseDataFolder ; with /S there was no page to do it
  SetOutPath "$INSTDIR"
  ClearErrors
  FileOpen $0 "$INSTDIR\setup.tmp" w
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONSTOP "$(NotWritable)" /SD IDOK
    SetErrorLevel ${STATUS_STOPPED}
    Abort
  ${EndIf}
  FileClose $0
  Delete "$INSTDIR\setup.tmp"

  ; An older version goes by its own list, wherever it was put.
  StrCpy $R0 $INSTDIR
  Call WaitUntilClosed
  ReadRegStr $R0 HKCU "${APPS}" InstallLocation
  ${If} $R0 != ""
  ${AndIf} $R0 != $INSTDIR
    Call WaitUntilClosed
    Call RemoveListed
    RMDir $R0
  ${EndIf}
  StrCpy $R0 $INSTDIR
  Call RemoveListed

  ; List and uninstaller come first: a setup that was cut off can be taken away again.
  SetOutPath "$INSTDIR"
  File "/oname=${LIST}" "${LIST_FILE}"
  WriteUninstaller "$INSTDIR\${UNINSTALLER}"
  WriteRegStr HKCU "${APPS}" DisplayName "SimDesk"
  WriteRegStr HKCU "${APPS}" DisplayVersion "${VERSION}"
  WriteRegStr HKCU "${APPS}" DisplayIcon "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${APPS}" Publisher "SimDesk"
  WriteRegStr HKCU "${APPS}" InstallLocation "$INSTDIR"
  WriteRegStr HKCU "${APPS}" UninstallString '"$INSTDIR\${UNINSTALLER}"'
  WriteRegStr HKCU "${APPS}" QuietUninstallString '"$INSTDIR\${UNINSTALLER}" /S'
  WriteRegDWORD HKCU "${APPS}" EstimatedSize ${SIZE_KIB}
  WriteRegDWORD HKCU "${APPS}" NoModify 1
  WriteRegDWORD HKCU "${APPS}" NoRepair 1
  WriteRegStr HKCU "${OWN}" SetupLanguage $LANGUAGE

  !include /CHARSET=UTF8 "${FILES}"
  SetOutPath "$INSTDIR" ; where the shortcuts start it

  CreateShortcut "$SMPROGRAMS\SimDesk.lnk" "$INSTDIR\${PROGRAM}"
  ${If} ${FileExists} "$DESKTOP\SimDesk.lnk" ; it may lead to where the older version was
    Call MakeDesktopIcon
  ${EndIf}
SectionEnd

; Uninstall ----------------------------------------------------------------------------------------

Var Box
Var DeleteData

Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
  Call un.BeAlone
FunctionEnd

Function un.AskAboutData
  !insertmacro MUI_HEADER_TEXT "$(^UninstallCaption)" "$(AskTitle)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0 0 100% 40u "$(ProgramGoes)"
  Pop $0
  ${If} ${FileExists} "${DATA}\*.*"
    ${NSD_CreateLabel} 0 46u 100% 40u "$(DataStay)"
    Pop $0
    ${NSD_CreateCheckbox} 0 92u 100% 12u "$(DeleteBox)"
    Pop $Box
  ${EndIf}
  GetDlgItem $0 $HWNDPARENT 1
  SendMessage $0 ${WM_SETTEXT} 0 "STR:$(^UninstallBtn)"
  nsDialogs::Show
FunctionEnd

Function un.HearAboutData
  ${NSD_GetState} $Box $DeleteData
  ${If} $DeleteData = ${BST_CHECKED}
  ${AndIf} ${Cmd} `MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(DeleteSure)" IDNO`
    Abort
  ${EndIf}
FunctionEnd

; A start at login that leads to this program; that of another copy stays.
Function un.RemoveStartAtLogin
  StrLen $R2 "$INSTDIR\${PROGRAM}"
  StrCpy $R1 0
  ${Do}
    ClearErrors
    EnumRegValue $R3 HKCU "${RUN}" $R1
    ${If} ${Errors}
    ${OrIf} $R3 == ""
      ${ExitDo}
    ${EndIf}
    ReadRegStr $R4 HKCU "${RUN}" $R3
    StrCpy $R5 $R4 1
    ${If} $R5 == '"'
      StrCpy $R4 $R4 "" 1
    ${EndIf}
    StrCpy $R4 $R4 $R2
    ${If} $R4 == "$INSTDIR\${PROGRAM}"
      DeleteRegValue HKCU "${RUN}" $R3 ; the next one takes its number
    ${Else}
      IntOp $R1 $R1 + 1
    ${EndIf}
  ${Loop}
FunctionEnd

; The daily check of the usual data, and of data elsewhere: `simdesk-remind-` and eight digits.
Function un.RemoveDailyChecks
  nsExec::Exec '"$SYSDIR\schtasks.exe" /Delete /F /TN simdesk-remind'
  Pop $0
  nsExec::Exec `"$SYSDIR\cmd.exe" /d /c for /f "tokens=1 delims=," %t in ('schtasks /Query /FO CSV /NH ^| findstr /c:\simdesk-remind-') do schtasks /Delete /F /TN %t`
  Pop $0
FunctionEnd

Section Uninstall
  StrCpy $R0 $INSTDIR
  Call un.WaitUntilClosed
  Call un.RemoveStartAtLogin
  Call un.RemoveDailyChecks
  Delete "$SMPROGRAMS\SimDesk.lnk"
  Delete "$DESKTOP\SimDesk.lnk"
  ${IfNot} ${FileExists} "$INSTDIR\${LIST}"
    MessageBox MB_OK|MB_ICONINFORMATION "$(NoList)" /SD IDOK
  ${EndIf}
  StrCpy $R0 $INSTDIR
  Call un.RemoveListed
  SetOutPath "$TEMP" ; a folder in which somebody stands cannot be removed
  RMDir "$INSTDIR"
  DeleteRegKey HKCU "${APPS}"
  DeleteRegKey HKCU "${OWN}"
  ${If} $DeleteData = ${BST_CHECKED}
    RMDir /r "${DATA}" ; SimDesk's own folder, which nobody chose
  ${EndIf}
SectionEnd
