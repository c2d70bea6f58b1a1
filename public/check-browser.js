// Runs before everything else, in any browser: an old one gets a page that says so instead of a blank screen.
;(function () {
  var isNewEnough =
    typeof Array.prototype.at === 'function' &&
    'indexedDB' in window &&
    'DecompressionStream' in window &&
    'serviceWorker' in navigator &&
    'locks' in navigator &&
    !!(window.crypto && window.crypto.subtle)
  if (isNewEnough) return
  document.documentElement.setAttribute('data-too-old', '')
  document.addEventListener('DOMContentLoaded', function () {
    document.getElementById('too-old').removeAttribute('hidden')
  })
})()
