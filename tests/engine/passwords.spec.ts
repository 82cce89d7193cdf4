import assert from "node:assert/strict";
import { assertHidden } from "./hidden";
import { scenario } from "./scenario";
import type { Stage } from "./stage";

const passwords = ({ directory }: Stage) => Object.values(directory.users).flatMap((user) => user.passwords);

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
    assertHidden(stage, passwords(stage), made);

    await stage.program({ length: "8", displayName: "somebody" });
    const preview = await stage.preview();
    const edited = await stage.up({ refresh: true });
    assert.equal(edited.exitCode, 0);
    assert.equal(passwords(stage).length, 3, "one was changed, and the one that was made stays");
    assertHidden(stage, passwords(stage), preview, edited);
    assert.equal((await stage.preview({ refresh: true, expectNoChanges: true })).exitCode, 0);

    const policy = { DirectoryId: stage.cloud.directoryId, MinPasswordLength: 12 };
    await stage.cloud.control.perform("cloudsso", "SetPasswordPolicy", policy);
    await stage.program({ length: "15", displayName: "nobody" });
    await stage.cloud.control.fault({ kind: "refuse", action: "ResetUserPassword", code: "Odd", status: 400 });
    const refused = await stage.up();
    assert.equal(refused.exitCode, 1);
    assertHidden(stage, [...passwords(stage), "Correct-horse-7"], refused);
  },
);
