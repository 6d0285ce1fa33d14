; SPDX-License-Identifier: MIT
; The Windows installer: for one user and without administrator rights, unless /ALLUSERS is given.
;
;   makensis /DVERSION=0.1.0 /DSOURCE=…\dist\golive-desktop /DICONS=…\dist\icons /DOUT=…\setup.exe golive.nsi
;
; Silent:  GoLive-Desktop-VERSION.exe /S [/ALLUSERS] [/D=C:\Folder]
; Removal: "%LOCALAPPDATA%\Programs\GoLive Desktop\uninstall.exe" /S     keeps the data, without a question

Unicode true
ManifestDPIAware true
SetCompressor /SOLID lzma

!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "x64.nsh"

!define NAME "GoLive Desktop"
!define PROGRAM "golive-desktop.exe"
!define KIND "GoLiveDesktop.Request"
!define MIME "application/vnd.golive.request+pdf"
!define REMOVAL "Software\Microsoft\Windows\CurrentVersion\Uninstall\GoLiveDesktop"

Name "${NAME} ${VERSION}"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir ""
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "FileDescription" "${NAME}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "The GoLive Desktop authors, MIT licence"

!define MUI_ICON "${ICONS}/golive.ico"
!define MUI_UNICON "${ICONS}/golive.ico"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!insertmacro MUI_PAGE_LICENSE "../../LICENSE"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"

LangString KEEP_DATA ${LANG_ENGLISH} "Your releases, keys and drafts are in a folder of your own.$\r$\n$\r$\nRemove them too? They cannot be brought back."
LangString KEEP_DATA ${LANG_GERMAN} "Ihre Releases, Schlüssel und Entwürfe liegen in einem eigenen Ordner.$\r$\n$\r$\nSollen sie ebenfalls entfernt werden? Sie lassen sich nicht wiederherstellen."
LangString RUNNING ${LANG_ENGLISH} "${NAME} is open. Close its window, then try again."
LangString RUNNING ${LANG_GERMAN} "${NAME} ist geöffnet. Schließen Sie das Fenster und versuchen Sie es noch einmal."
LangString ONLY_64 ${LANG_ENGLISH} "${NAME} needs a 64-bit Windows."
LangString ONLY_64 ${LANG_GERMAN} "${NAME} braucht ein 64-Bit-Windows."
LangString REQUEST_KIND ${LANG_ENGLISH} "GoLive request"
LangString REQUEST_KIND ${LANG_GERMAN} "GoLive-Anfrage"

Var AllUsers

!macro FindScope
  StrCpy $AllUsers "0"
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/ALLUSERS" $R1
  ${IfNot} ${Errors}
    StrCpy $AllUsers "1"
  ${EndIf}
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "$(ONLY_64)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  SetRegView 64
  !insertmacro FindScope
  ${If} $AllUsers == "1"
    SetShellVarContext all
    ${If} $INSTDIR == ""
      StrCpy $INSTDIR "$PROGRAMFILES64\${NAME}"
    ${EndIf}
  ${Else}
    SetShellVarContext current
    ${If} $INSTDIR == ""
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${NAME}"
    ${EndIf}
  ${EndIf}
FunctionEnd

; A file that is in use cannot be replaced: asked before anything is touched.
Function RefuseWhileOpen
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    ClearErrors
    FileOpen $R0 "$INSTDIR\${PROGRAM}" a
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDOK
      SetErrorLevel 3
      Abort
    ${EndIf}
    FileClose $R0
  ${EndIf}
FunctionEnd

Section "program"
  Call RefuseWhileOpen
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${SOURCE}/*"
  File "${ICONS}/golive.ico"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}" "" "$INSTDIR\golive.ico"

  WriteRegStr SHCTX "Software\Classes\.golive" "" "${KIND}"
  WriteRegStr SHCTX "Software\Classes\.golive" "Content Type" "${MIME}"
  WriteRegStr SHCTX "Software\Classes\${KIND}" "" "$(REQUEST_KIND)"
  WriteRegStr SHCTX "Software\Classes\${KIND}\DefaultIcon" "" "$INSTDIR\golive.ico"
  WriteRegStr SHCTX "Software\Classes\${KIND}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  ; PDF stays with the program that has it; this one stands under "Open with"
  WriteRegStr SHCTX "Software\Classes\Applications\${PROGRAM}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  WriteRegStr SHCTX "Software\Classes\Applications\${PROGRAM}" "FriendlyAppName" "${NAME}"
  WriteRegStr SHCTX "Software\Classes\Applications\${PROGRAM}\SupportedTypes" ".golive" ""
  WriteRegStr SHCTX "Software\Classes\Applications\${PROGRAM}\SupportedTypes" ".pdf" ""

  WriteRegStr SHCTX "${REMOVAL}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${REMOVAL}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${REMOVAL}" "Publisher" "The GoLive Desktop authors"
  WriteRegStr SHCTX "${REMOVAL}" "DisplayIcon" "$INSTDIR\golive.ico"
  WriteRegStr SHCTX "${REMOVAL}" "InstallLocation" "$INSTDIR"
  ${If} $AllUsers == "1"
    WriteRegStr SHCTX "${REMOVAL}" "UninstallString" '"$INSTDIR\uninstall.exe" /ALLUSERS'
    WriteRegStr SHCTX "${REMOVAL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S /ALLUSERS'
  ${Else}
    WriteRegStr SHCTX "${REMOVAL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr SHCTX "${REMOVAL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  ${EndIf}
  ${GetSize} "$INSTDIR" "/S=0K" $R0 $R1 $R2
  WriteRegDWORD SHCTX "${REMOVAL}" "EstimatedSize" "$R0"
  WriteRegDWORD SHCTX "${REMOVAL}" "NoModify" 1
  WriteRegDWORD SHCTX "${REMOVAL}" "NoRepair" 1
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Function un.onInit
  SetRegView 64
  !insertmacro FindScope
  ${If} $AllUsers == "1"
    SetShellVarContext all
  ${Else}
    SetShellVarContext current
  ${EndIf}
FunctionEnd

Section "Uninstall"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\golive.exe"
  Delete "$INSTDIR\golive-desktop.exe"
  Delete "$INSTDIR\golive.ico"
  Delete "$INSTDIR\uninstall.exe"
  ; only when it is empty: whatever else lies there is not ours
  RMDir "$INSTDIR"

  ReadRegStr $R0 SHCTX "Software\Classes\.golive" ""
  ${If} $R0 == "${KIND}"
    DeleteRegKey SHCTX "Software\Classes\.golive"
  ${EndIf}
  DeleteRegKey SHCTX "Software\Classes\${KIND}"
  DeleteRegKey SHCTX "Software\Classes\Applications\${PROGRAM}"
  DeleteRegKey SHCTX "${REMOVAL}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'

  ; silent removal keeps the data; so does closing the question
  SetShellVarContext current
  MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(KEEP_DATA)" /SD IDNO IDNO kept
  RMDir /r "$LOCALAPPDATA\golive-desktop"
kept:
SectionEnd
