import { providerText } from "../../provider/dynamic/text";
import { node } from "./run";

export interface Evaluated {
  readonly failures: readonly string[];
  /** The packages that were loaded until the check was done, by name. */
  readonly loaded: readonly string[];
  /** From the text to the provider. */
  readonly milliseconds: number;
}

/** Does in a process of its own what Pulumi's does: compiles the text as a module without a file, in a program's folder. */
export async function evaluate(folder: string, kind: string, inputs: object): Promise<Evaluated> {
  return JSON.parse(await node(folder, "-e", SCRIPT, providerText(kind), JSON.stringify(inputs))) as Evaluated;
}

const SCRIPT = `
  const Module = require("node:module");
  const [text, inputs] = process.argv.slice(1);
  const module_ = new Module("", undefined);
  module_.paths = Module._nodeModulePaths(process.cwd());
  module_._compile(text, "");
  const started = performance.now();
  const provider = module_.exports.handler();
  const milliseconds = performance.now() - started;
  provider.check({}, JSON.parse(inputs)).then(({ failures }) => {
    const names = Object.keys(Module._cache).map((path) => path.split(/node_modules[\\\\/]/).pop());
    const packages = names.map((path) => path.split(/[\\\\/]/).slice(0, path.startsWith("@") ? 2 : 1).join("/"));
    const loaded = [...new Set(packages)].filter((name) => name !== "" && name !== "pulumi-alicloud-identity").sort();
    console.log(JSON.stringify({ failures: failures.map(({ reason }) => reason), loaded, milliseconds }));
  });
`;
