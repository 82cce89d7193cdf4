import assert from "node:assert/strict";
import { scenario } from "./scenario";

scenario(
  "two resources of one program with one object, of which one takes the other's away",
  "two-resources",
  { program: "entities", accounts: 1 },
  async (stage) => {
    const ann = { name: "ann-a", called: `ann@${stage.domain}` };
    const readers = { name: "readers-a", called: "readers" };
    const refuses = async (run: "preview" | "up", sentence: RegExp) => {
      const { exitCode, output } = await stage.run(run);
      assert.equal(exitCode, 1);
      assert.match(output, sentence);
    };
    await stage.program({ users: [ann, { name: "ann-b", called: `Ann@${stage.domain}`, after: ["ann-a"] }] });
    await refuses("preview", /userPrincipalName names what the resource ann-a of this program manages/);
    const second = { name: "readers-b", called: "Readers", after: ["ann-a", "readers-a"] };
    await stage.program({ users: [ann], configurations: [readers, second] });
    await refuses("up", /accessConfigurationName names what the resource readers-a of this program manages/);
    const made = [await stage.users(), stage.configuration("readers").accessConfigurationId];

    await stage.program({
      users: [{ ...ann, name: "anna" }],
      configurations: [{ ...readers, name: "reading" }],
    });
    const renamed = await stage.up();
    assert.equal(renamed.exitCode, 1);
    assert.match(renamed.output, /user ann@.* is there already .*needs aliases with its old name/);
    assert.match(renamed.output, /is not deleted, because the program has it as anna now/);
    assert.match(renamed.output, /access configuration readers .* is there already .*needs aliases with its old name/);
    assert.deepEqual([await stage.users(), stage.configuration("readers").accessConfigurationId], made);

    await stage.program({
      users: [{ ...ann, name: "anna", aliases: ["ann-a"] }],
      configurations: [{ ...readers, name: "reading", aliases: ["readers-a"] }],
    });
    assert.equal((await stage.up({ expectNoChanges: true })).exitCode, 0);
    assert.deepEqual([await stage.users(), stage.configuration("readers").accessConfigurationId], made);
  },
);

scenario(
  "a second stack of the same program that shares the first one's objects without a word",
  "two-stacks",
  { program: "entities", accounts: 1 },
  async (stage) => {
    const program = {
      users: [{ name: "ann", called: `ann@${stage.domain}` }],
      configurations: [{ name: "readers", called: "readers" }],
    };
    await stage.program(program, "first");
    await stage.program(program, "second");
    assert.equal((await stage.up({}, "first")).exitCode, 0);
    const { accessConfigurationId } = stage.configuration("readers");

    const refused = await stage.up({}, "second");
    assert.equal(refused.exitCode, 1);
    for (const named of ["user ann@", "access configuration readers"]) {
      const sentence = `${named}.* is there already .*nothing proves that this resource made it; choose another name, or set adopt: true .*alicloud-identity:adoptIdentical`;
      assert.match(refused.output, new RegExp(sentence));
    }
    await stage.branches({
      "and is destroyed": async () => {
        assert.equal((await stage.destroy({}, "second")).exitCode, 0);
        assert.deepEqual(await stage.users(), ["ann"]);
        assert.equal(stage.configuration("readers").accessConfigurationId, accessConfigurationId);
      },
      "and is told to adopt": async () => {
        const adopt = { adopt: true };
        await stage.program(
          {
            users: program.users.map((user) => ({ ...user, ...adopt })),
            configurations: program.configurations.map((configuration) => ({ ...configuration, ...adopt })),
          },
          "second",
        );
        const adopted = await stage.up({}, "second");
        assert.equal(adopted.exitCode, 0);
        assert.match(adopted.output, /took over access configuration readers .* as adopt: true says/);
        assert.equal(stage.configuration("readers").accessConfigurationId, accessConfigurationId);
      },
      "and is told to adopt what is identical": async () => {
        await stage.program({ ...program, "alicloud-identity:adoptIdentical": true }, "second");
        const adopted = await stage.up({}, "second");
        assert.equal(adopted.exitCode, 0);
        assert.match(adopted.output, /took over user ann@.* as alicloud-identity:adoptIdentical says/);
      },
    });
  },
);
