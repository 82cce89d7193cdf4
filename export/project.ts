import type { StackName } from "./import-file";
import type { Plan } from "./plan";
import type { TextFile } from "./write";

/** What a project has beside its program. */
export function projectFiles(plan: Plan, stack: StackName, version: string): TextFile[] {
  return [
    { path: "package.json", text: json(packageOf(stack, version)) },
    { path: "Pulumi.yaml", text: pulumiYaml(plan, stack) },
    { path: "tsconfig.json", text: json(TSCONFIG) },
    { path: ".gitignore", text: "node_modules/\nimport.json\n" },
    { path: "README.md", text: readme(plan, stack) },
  ];
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function packageOf({ project }: StackName, version: string): object {
  return {
    name: project,
    private: true,
    main: "index.ts",
    dependencies: { "@pulumi/pulumi": "^3.216.0", "pulumi-alicloud-identity": `^${version}` },
    devDependencies: { "@types/node": "^20", typescript: "^5" },
  };
}

/** JSON is YAML, and quotes whatever a name can hold. */
function pulumiYaml({ estate: { region, accountId } }: Plan, { project }: StackName): string {
  const settings = [...(region === undefined ? [] : [["region", region]]), ["accountId", accountId]];
  const config = settings.map(([key, value]) => `  alicloud-identity:${key}:\n    value: ${JSON.stringify(value)}\n`);
  return `name: ${project}\nruntime: nodejs\nconfig:\n${config.join("")}`;
}

const TSCONFIG = {
  compilerOptions: {
    strict: true,
    rootDir: ".",
    target: "ES2022",
    module: "node16",
    moduleResolution: "node16",
    types: ["node"],
    esModuleInterop: true,
    skipLibCheck: true,
    noEmit: true,
  },
  include: ["**/*.ts"],
  exclude: ["node_modules"],
};

const INCOMPLETE =
  "**It is incomplete**: some of what is there could not be read, and is missing here. The head of `index.ts` names it; " +
  "with the permissions that `alicloud-identity snapshot --policy` prints, export again.\n\n";

function readme({ notes, estate: { unread } }: Plan, { stack }: StackName): string {
  const lost = unread.length === 0 ? "" : INCOMPLETE;
  return `# What is there, as a program

${lost}Written by \`alicloud-identity export\`. Once, so that the stack takes over what is there:

\`\`\`sh
npm install
pulumi stack init ${stack}
pulumi import --file import.json --generate-code=false --protect=false
pulumi up --refresh    # changes nothing
\`\`\`

\`import.json\` is of no use after that, and \`.gitignore\` keeps it out of git: it says as a state would what is there, to
the last address, though no secret. \`export.json\`, which the next export and \`--check\` read, belongs into git. Another
stack than \`${stack}\` needs another export, with \`--stack\`.

What is new in the cloud and what is gone since the export:

\`\`\`sh
npx alicloud-identity export --check .
\`\`\`
${notes.length === 0 ? "" : "\nWhat is there and not in this program stands at the head of `index.ts`.\n"}`;
}
