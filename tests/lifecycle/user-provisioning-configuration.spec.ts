import assert from "node:assert/strict";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import { directoryOf } from "../support/view";
import { settingContract } from "./setting-contract";

const KIND = "cloudsso:UserProvisioningConfiguration";

settingContract(KIND, {
  place: ({ cloud }) => ({ directoryId: cloud.directoryId }),
  one: { sessionDuration: 8, defaultLandingPage: "https://ecs.console.aliyun.com" },
  other: { sessionDuration: 2, defaultLandingPage: "https://oss.console.aliyun.com/bucket" },
  defaults: { sessionDuration: 6, defaultLandingPage: "https://homenew.console.aliyun.com" },
  held({ cloud }) {
    const { sessionDuration, defaultLandingPage } = directoryOf(cloud).settings.userProvisioning;
    return { sessionDuration, defaultLandingPage };
  },
  console: ({ cloud, console }, whole) =>
    console("UpdateUserProvisioningConfiguration", {
      DirectoryId: cloud.directoryId,
      NewSessionDuration: whole["sessionDuration"],
      NewDefaultLandingPage: whole["defaultLandingPage"],
    }),
  told: {
    "longer sessions": [
      { sessionDuration: 8 },
      { sessionDuration: 24 },
      ["a session of a RAM user lasts 24 hours, and no longer 8"],
    ],
  },
  silent: { "shorter sessions": [{ sessionDuration: 8 }, { sessionDuration: 1 }] },
  answers: [{ emptyNewValue: "refuse" }],
  absent: "d-000000000000",
});

describe("cloudsso.UserProvisioningConfiguration", () => {
  let here: Lifecycle;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(() => here.reset());

  const program = (values: object) => ({ directoryId: here.cloud.directoryId, ...values });

  it("takes hours as a text, as a configuration holds them, and records the number", async () => {
    const configuration = here.resource(KIND);
    await configuration.up(program({ sessionDuration: "12" }));
    assert.equal(directoryOf(here.cloud).settings.userProvisioning.sessionDuration, 12);
    assert.equal(configuration.inputs["sessionDuration"], 12);
    await here.later();
    await configuration.refresh();
    assert.equal(await configuration.up(program({ sessionDuration: "12" })), "same");
    assert.equal(await configuration.up(program({ sessionDuration: 12 })), "same");
  });

  it("refuses seconds and other things in the preview", async () => {
    const values = program({ sessionDuration: 3600, defaultLandingPage: "ecs" });
    assert.deepEqual((await failureOf(here.resource(KIND).preview(values))).message.split("\n"), [
      "sessionDuration must be 1 to 24 hours, not 3,600",
      'defaultLandingPage must be an https URL, not "ecs"',
    ]);
    for (const [sessionDuration, not] of [
      ["25", "25"],
      ["0", "0"],
    ]) {
      const { message } = await failureOf(here.resource(KIND).preview(program({ sessionDuration })));
      assert.equal(message, `sessionDuration must be 1 to 24 hours, not ${not}`);
    }
    const { message } = await failureOf(here.resource(KIND).preview(program({ sessionDuration: "1h" })));
    assert.equal(message, 'sessionDuration must be a number, not "1h"');
  });
});
