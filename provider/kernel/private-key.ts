/** Whether a private key in PEM is in the text. Pasted by mistake, it must not be seen in a sentence, either. */
export function holdsPrivateKey(text: string): boolean {
  return /-----BEGIN [A-Z0-9 ]*PRIVATE KEY/.test(text);
}
