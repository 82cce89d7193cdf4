/** A word of a shell: a name may be anything. */
export function shellWord(word: string): string {
  return /^[\w./:@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** A call that names things of RAM: in another account the names mean something else, and there nothing is called. */
export function inAccount(accountId: string, call: string): string {
  return `ALIBABA_CLOUD_ACCOUNT_ID=${shellWord(accountId)} ${call}`;
}
