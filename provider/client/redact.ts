/**
 * What of foreign words may be shown. For a wrong signature the services answer with everything they signed, session
 * token and passwords included ("server string to sign is:...", "server StringToSign is [...]").
 */

const ECHO = /[\s.,;:]*(the\s+)?server\s+(string\s*to\s*sign|canonical\s*request|signature)[\s\S]*$/i;
const SECRET_NAMES =
  "Authorization|Signature|SecurityToken|x-acs-security-token|AccessKeySecret|Password|OIDCToken|SAMLAssertion|NewPassword|OldPassword|Secret";
const SECRET_VALUES = new RegExp(`\\b(${SECRET_NAMES})("?\\s*(?:=|:|%3D)\\s*"?)[^\\s&,;"'\\]]+`, "gi");
const LONGEST = 400;

/** A service's message without the echo of the signed request and without secret values, on one line. */
export function redact(message: string): string {
  const clean = message.replace(ECHO, "").replace(SECRET_VALUES, "$1$2[hidden]").replace(/\s+/g, " ").trim();
  return clean.length > LONGEST ? `${clean.slice(0, LONGEST)}...` : clean;
}
