type ScriptUrl = { createScriptURL: (url: string) => string }
type TrustedTypes = { createPolicy: (name: string, rules: ScriptUrl) => ScriptUrl }

const sameOrigin: ScriptUrl = {
  createScriptURL: url => {
    if (new URL(url, location.href).origin !== location.origin) throw new TypeError('只能运行本终端自己的程序')
    return url
  },
}

const policy =
  (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('mingtang', sameOrigin) ?? sameOrigin

/** The address of a worker of our own, as the page's Trusted Types policy wants it. Throws for another origin. */
export const trustedUrl = (url: string): string => policy.createScriptURL(url)
