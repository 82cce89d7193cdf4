/**
 * The provider text that every resource's state holds. It carries no code: it loads whatever version of the package is
 * installed where the program lies, so destroy and refresh run today's code, and an upgrade changes no resource.
 *
 * Public interface, byte for byte: the subpath, the function and the kinds must work as long as any state holds them.
 * `createRequire` of the working directory, because the text is a module without a file name: a plain `require` would
 * not find the package from within its own repository. Single quotes, because a state is JSON, which escapes double ones.
 */
export function providerText(kind: string): string {
  return `exports.handler=()=>require('module').createRequire(process.cwd()+'/')('pulumi-alicloud-identity/dynamic').provider('${kind}')`;
}
