# Opens the terminal in full screen and starts it anew when the browser has ended, or lives on without its page ("Aw, Snap!").
# Runs as the shell of the account mingtang; the scheduled task starts it again should it end itself.
$ErrorActionPreference = 'Stop'
$folder = 'C:\ProgramData\Mingtang'

function Say($words) {
  Add-Content -Encoding UTF8 -Path "$folder\mingtang.log" -Value "$(Get-Date -Format s) $words"
}

# Shell and task: whoever comes second leaves.
$only = New-Object System.Threading.Mutex($false, 'Local\MingtangKiosk')
if (-not $only.WaitOne(0)) { exit 0 }

$url = [Uri](Get-Content -Path "$folder\url.txt" -TotalCount 1).Trim()
if ($url.Scheme -ne 'https' -and $url.Host -ne 'localhost') {
  Say "url.txt 里的网址须以 https:// 开头:普通 http 下浏览器不给终端所需的功能。"
  exit 1
}

# What is sealed and not yet delivered lies under the origin of the first run; under another one it would be stranded.
$origin = $url.GetLeftPart([UriPartial]::Authority)
$originFile = "$folder\origin.txt"
if (-not (Test-Path $originFile)) { Set-Content -Encoding ASCII -Path $originFile -Value $origin }
$first = (Get-Content -Path $originFile -TotalCount 1).Trim()
if ($first -ne $origin) {
  Say "网址从 $first 换成了 $origin。没有送达的提交还留在原网址下。请先改回原网址,照安装说明第 6 节清空待发箱,再删去 origin.txt。"
  exit 1
}

$chrome = @($env:ProgramFiles, ${env:ProgramFiles(x86)}, $env:LOCALAPPDATA) |
  ForEach-Object { "$_\Google\Chrome\Application\chrome.exe" } | Where-Object { Test-Path $_ } | Select-Object -First 1
if (-not $chrome) {
  Say '没有找到 Chrome。'
  exit 1
}

# No spare renderer: below, a renderer is taken for the page.
$flags = @(
  '--kiosk'
  '--kiosk-printing'
  "--user-data-dir=$folder\profile"
  '--no-first-run'
  '--no-default-browser-check'
  '--noerrdialogs'
  '--disable-session-crashed-bubble'
  '--hide-crash-restore-bubble'
  '--disable-features=SpareRendererForSitePerProcess'
  '--disable-pinch'
  '--overscroll-history-navigation=0'
  '--autoplay-policy=no-user-gesture-required'
  '--lang=zh-CN'
  $url.AbsoluteUri
)
$session = (Get-Process -Id $PID).SessionId
$misses = 0

while ($true) {
  $all = @(Get-CimInstance Win32_Process -Filter "Name='chrome.exe' AND SessionId=$session")
  $browser = @($all | Where-Object { $_.CommandLine -notlike '*--type=*' })
  $pages = @($all | Where-Object {
      $_.CommandLine -like '*--type=renderer*' -and
      $_.CommandLine -notlike '*--top-chrome-webui*' -and
      $_.CommandLine -notlike '*--extension-process*' })
  if ($browser.Count -eq 0) {
    Start-Process -FilePath $chrome -ArgumentList $flags
    $misses = 0
  } elseif ($pages.Count -gt 0) {
    $misses = 0
  } else {
    $misses++
    if ($misses -ge 3) {
      Say '没有显示页面的进程,重新启动终端。'
      $browser | ForEach-Object { Stop-Process -Id $_.ProcessId -Force -ErrorAction SilentlyContinue }
    }
  }
  Start-Sleep -Seconds 20
}
