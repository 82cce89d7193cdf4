import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { scenario } from "./scenario";
import type { Stage } from "./stage";

const passwords = ({ directory }: Stage) => Object.values(directory.users).flatMap((user) => user.passwords);

/** No password that there ever was is in the state or in what was printed. */
async function assertHidden(stage: Stage, secrets: readonly string[], ...outputs: readonly string[]): Promise<void> {
  const seen = [readFileSync((await stage.stack()).stateFile, "utf8"), ...outputs].join("\n");
  for (const secret of secrets) assert.ok(!seen.includes(secret), `in plain text: ${secret.slice(0, 3)}...`);
}

scenario(
  "passwords, written into the program in plain text or made by the service",
  "",
  // The judge is the text of state and output.
  { program: "people", accounts: 1, recorded: false },
  async (stage) => {
    await stage.program({ length: "15" });
    const made = await stage.up();
    assert.equal(made.exitCode, 0);
    assert.equal(passwords(stage).length, 2);
    await assertHidden(stage, passwords(stage), made.output);

    await stage.program({ length: "8", displayName: "somebody" });
    const preview = await stage.preview();
    const edited = await stage.up({ refresh: true });
    assert.equal(edited.exitCode, 0);
    assert.equal(passwords(stage).length, 3, "one was changed, and the one that was made stays");
    await assertHidden(stage, passwords(stage), preview.output, edited.output);
    assert.equal((await stage.preview({ refresh: true, expectNoChanges: true })).exitCode, 0);

    const policy = { DirectoryId: stage.cloud.directoryId, MinPasswordLength: 12 };
    await stage.cloud.control.perform("cloudsso", "SetPasswordPolicy", policy);
    await stage.program({ length: "15", displayName: "nobody" });
    await stage.cloud.control.fault({ kind: "refuse", action: "ResetUserPassword", code: "Odd", status: 400 });
    const refused = await stage.up();
    assert.equal(refused.exitCode, 1);
    await assertHidden(stage, [...passwords(stage), "Correct-horse-7"], refused.output);
  },
);
