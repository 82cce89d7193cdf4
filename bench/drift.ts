import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FORMATS } from "../cli/drift/forms";
import { type ReportFigures, reportFigures } from "./reports";

/** What `alicloud-identity drift` costs over so many resources in so many stacks, without what the CLI itself does. */
export function driftFigures(resources: number, stacks: number): Promise<ReportFigures> {
  const what = `drift of ${resources} resources in ${stacks === 1 ? "one stack" : `${stacks} stacks`}`;
  return reportFigures(what, FORMATS, 7, (folder) => {
    const names = Array.from({ length: stacks }, (_, index) => `stack-${index}`);
    for (const name of names) {
      const steps = Array.from({ length: resources / stacks }, (_, index) => stepOf(name, index));
      writeFileSync(join(folder, `${name}.json`), JSON.stringify({ steps }));
    }
    mkdirSync(join(folder, "bin"));
    const cli = join(folder, "bin", "pulumi");
    writeFileSync(
      cli,
      `#!/bin/sh\n# refresh --preview-only --run-program --json --stack <name>\ncat "${folder}/$6.json"\n`,
    );
    chmodSync(cli, 0o755);
    return {
      words: ["drift", "--cwd", folder, "--stacks", names.join(",")],
      environment: { PATH: `${join(folder, "bin")}:${process.env["PATH"]}` },
    };
  });
}

/** Of four resources one is as it was; one is like many others, one has a policy of its own, and one a text. */
function stepOf(stack: string, index: number): object {
  const name = `object-${index}`;
  const step = (kind: string, old: object, now: object) => {
    const type = `pulumi-nodejs:dynamic/${kind}`;
    const state = (inputs: object) => ({
      type,
      id: `d-000000000000:${name}`,
      inputs,
      sourcePosition: `project:///index.ts#${index + 1},3`,
    });
    const op = old === now ? "refresh" : "update";
    return { op, urn: `urn:pulumi:${stack}::bench::${type}::${name}`, oldState: state(old), newState: state(now) };
  };
  const policy = (action: string) => ({
    permissionPolicies: [
      {
        permissionPolicyType: "Inline",
        permissionPolicyName: "own",
        permissionPolicyDocument: JSON.stringify({
          Version: "1",
          Statement: [
            { Effect: "Allow", Action: [action, `oss:Get${index}`], Resource: `acs:oss:*:*:bucket-${index}/*` },
          ],
        }),
      },
    ],
  });
  const same = { userName: name };
  const steps = [
    () => step("cloudsso:User", same, same),
    () =>
      step("cloudsso:AccessConfigurationProvisioning", { status: "Provisioned" }, { status: "ReprovisionRequired" }),
    () => step("cloudsso:AccessConfiguration", policy("ecs:Describe*"), policy("ecs:*")),
    () => step("ims:User", { comments: "of the team" }, { comments: `of nobody, ${index}` }),
  ];
  return steps[index % steps.length]?.() ?? {};
}
