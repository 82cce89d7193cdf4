import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

export const folder = join(__dirname, "..", "..", "templates");

export function textOf(file: string): string {
  return readFileSync(join(folder, file), "utf8");
}

/** Shell lines of a template, as its runner calls them. */
export interface Script {
  readonly file: string;
  readonly name: string;
  readonly lines: string;
  /** As the template says, with the runner's expressions in it. */
  readonly environment: { readonly [name: string]: string };
}

type Variables = { readonly [name: string]: string };

interface Workflow {
  readonly permissions: Variables;
  readonly jobs: { readonly [job: string]: WorkflowJob };
}

interface WorkflowJob {
  readonly permissions: Variables;
  readonly env: Variables;
  readonly steps: readonly Step[];
}

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly run?: string;
  readonly env?: Variables;
  readonly uses?: string;
  readonly if?: string;
  readonly "continue-on-error"?: boolean;
  readonly with?: { readonly [input: string]: unknown };
}

export function workflowOf(file: string): Workflow {
  return parse(textOf(file)) as Workflow;
}

function ofGithub(file: string): Script[] {
  return Object.values(workflowOf(file).jobs).flatMap(({ env, steps }) =>
    steps.flatMap(({ name, run, env: own = {} }) =>
      run === undefined ? [] : [{ file, name: name ?? run, lines: run, environment: { ...env, ...own } }],
    ),
  );
}

interface Job {
  readonly extends?: string;
  readonly environment?: { readonly name: string };
  readonly needs?: readonly string[];
  readonly variables?: Variables;
  readonly before_script?: readonly string[];
  readonly script?: readonly string[];
}

interface Pipeline {
  readonly variables: Variables;
  readonly jobs: { readonly [job: string]: Job };
}

/** With what a job extends put into it. */
export function pipelineOf(file: string): Pipeline {
  const {
    variables,
    stages: _,
    ...all
  } = parse(textOf(file)) as { readonly variables: Variables } & {
    readonly [job: string]: Job;
  };
  const jobs = Object.entries(all).filter(([name]) => !name.startsWith("."));
  const whole = (job: Job): Job => {
    const base = job.extends === undefined ? {} : all[job.extends];
    return { ...base, ...job, variables: { ...base?.variables, ...job.variables } };
  };
  return { variables, jobs: Object.fromEntries(jobs.map(([name, job]) => [name, whole(job)])) };
}

function ofGitlab(file: string): Script[] {
  const { variables, jobs } = pipelineOf(file);
  return Object.entries(jobs).map(([name, job]) => ({
    file,
    name,
    lines: ["set -eo pipefail", ...(job.before_script ?? []), ...(job.script ?? [])].join("\n"),
    environment: { ...variables, ...job.variables },
  }));
}

interface Flow {
  readonly stages: {
    readonly [stage: string]: {
      readonly jobs: {
        readonly [job: string]: {
          readonly steps: { readonly [step: string]: { readonly with: { readonly run: string } } };
        };
      };
    };
  };
}

function ofFlow(file: string): Script[] {
  const { stages } = parse(textOf(file)) as Flow;
  return Object.values(stages).flatMap(({ jobs }) =>
    Object.entries(jobs).flatMap(([name, { steps }]) =>
      Object.values(steps).map((step) => ({ file, name, lines: step.with.run, environment: {} })),
    ),
  );
}

function ofJenkins(file: string): Script[] {
  const text = textOf(file);
  const constants = [...text.matchAll(/^ {8}(\w+) = '([^']*)'$/gm)].map(([, name = "", value = ""]) => [name, value]);
  return [...text.matchAll(/stage\('(\w+)'\) \{([\s\S]*?)sh '''([\s\S]*?)'''/g)].map(
    ([, name = "", head = "", lines = ""]) => {
      const own = [...head.matchAll(/environment \{ (\w+) = '([^']*)' \}/g)].map(([, key = "", value = ""]) => [
        key,
        value,
      ]);
      return { file, name, lines, environment: Object.fromEntries([...constants, ...own]) as Variables };
    },
  );
}

export const GITHUB = ["github/preview.yml", "github/up.yml", "github/drift.yml"];
export const GITLAB = "gitlab/identity.gitlab-ci.yml";

export const scripts: readonly Script[] = [
  ...GITHUB.flatMap(ofGithub),
  ...ofGitlab(GITLAB),
  ...ofFlow("flow/identity.yml"),
  ...ofJenkins("jenkins/Jenkinsfile"),
];

/** @throws where a template has no such script: what a test runs must be what is shipped. */
export function scriptNamed(file: string, name: string): Script {
  const found = scripts.find((one) => one.file === file && one.name === name);
  if (found === undefined) throw new Error(`${file} has no script ${name}.`);
  return found;
}
