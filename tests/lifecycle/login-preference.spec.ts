import assert from "node:assert/strict";
import { failureOf } from "../support/failures";
import { type Lifecycle, sharedLifecycle } from "../support/lifecycle";
import { directoryOf } from "../support/view";
import { settingContract } from "./setting-contract";

const KIND = "cloudsso:LoginPreference";
const OFFICE = "203.0.113.0/24";
const HOME = "198.51.100.7";

settingContract(KIND, {
  place: ({ cloud }) => ({ directoryId: cloud.directoryId }),
  one: { loginNetworkMasks: [OFFICE, HOME], allowUserToGetCredentials: true },
  other: { loginNetworkMasks: ["192.0.2.0/24"], allowUserToGetCredentials: false },
  defaults: { loginNetworkMasks: [], allowUserToGetCredentials: false },
  held({ cloud }) {
    const { loginNetworkMasks, allowUserToGetCredentials } = directoryOf(cloud).settings;
    return { loginNetworkMasks: loginNetworkMasks.split(";").filter(Boolean), allowUserToGetCredentials };
  },
  console: ({ cloud, console }, whole) =>
    console("SetLoginPreference", {
      DirectoryId: cloud.directoryId,
      LoginNetworkMasks: (whole["loginNetworkMasks"] as string[]).join(";") || ";",
      AllowUserToGetCredentials: whole["allowUserToGetCredentials"],
    }),
  told: {
    "the last network goes": [
      { loginNetworkMasks: [OFFICE] },
      { loginNetworkMasks: [] },
      ["users may log on from anywhere, as the last network goes"],
    ],
    "a network is wider, and one is new": [
      { loginNetworkMasks: [OFFICE, HOME] },
      { loginNetworkMasks: ["203.0.112.0/23", HOME, "0.0.0.0/0"] },
      ["users may log on from 203.0.112.0/23, 0.0.0.0/0 as well"],
    ],
    "credentials at the portal": [
      { allowUserToGetCredentials: false },
      { allowUserToGetCredentials: true },
      ["users may get credentials for programs from the portal"],
    ],
  },
  silent: {
    "the first networks": [{ loginNetworkMasks: [] }, { loginNetworkMasks: [OFFICE] }],
    "parts of the same networks": [
      { loginNetworkMasks: ["203.0.113.0/25", "203.0.113.128/25"] },
      { loginNetworkMasks: ["203.0.113.64/26", "203.0.113.100/30", "203.0.113.192/27"] },
    ],
    "two networks in one": [
      { loginNetworkMasks: ["203.0.113.0/25", "203.0.113.128/25"] },
      { loginNetworkMasks: ["203.0.113.0/24"] },
    ],
    "no credentials any more": [{ allowUserToGetCredentials: true }, { allowUserToGetCredentials: false }],
  },
  absent: "d-000000000000",
});

describe("cloudsso.LoginPreference", () => {
  let here: Lifecycle;

  before(async () => {
    here = await sharedLifecycle();
  });

  beforeEach(() => here.reset());

  const program = (loginNetworkMasks?: unknown) => ({ directoryId: here.cloud.directoryId, loginNetworkMasks });
  const masks = () => directoryOf(here.cloud).settings.loginNetworkMasks;
  const setAtConsole = (LoginNetworkMasks: string) =>
    here.console("SetLoginPreference", { DirectoryId: here.cloud.directoryId, LoginNetworkMasks });

  it("clears all networks for an empty list, and leaves them alone without one", async () => {
    await setAtConsole(OFFICE);
    const preference = here.resource(KIND);
    await preference.up(program());
    assert.equal(masks(), OFFICE);
    assert.equal(await preference.up(program([])), "update");
    assert.equal(masks(), "");
    await here.later();
    await preference.refresh();
    assert.equal(await preference.preview(program([])), "same");

    await setAtConsole(HOME);
    await preference.refresh();
    assert.deepEqual(await preference.drift(program([])), ["loginNetworkMasks"]);
    assert.equal(await preference.up(program([])), "update");
    assert.equal(masks(), "");
  });

  it("shows a foreign network behind the program's own, in whatever order they come", async () => {
    const preference = here.resource(KIND);
    await preference.up(program([OFFICE, HOME]));
    await setAtConsole(`192.0.2.0/24;${HOME};${OFFICE}`);
    await preference.refresh();
    assert.deepEqual(preference.inputs["loginNetworkMasks"], [OFFICE, HOME, "192.0.2.0/24"]);
    await preference.up(program([OFFICE, HOME]));
    assert.equal(masks(), `${OFFICE};${HOME}`);
  });

  it("sees no difference between two spellings or orders of the same networks", async () => {
    const preference = here.resource(KIND);
    await preference.up(program([OFFICE, HOME]));
    await setAtConsole(`${HOME}/32;203.0.113.9/24;`);
    await here.cloud.control.clearCalls();
    await preference.refresh();
    assert.deepEqual(preference.inputs["loginNetworkMasks"], [OFFICE, HOME]);
    assert.equal(await preference.up(program([HOME, OFFICE])), "same");
  });

  it("refuses in the preview, by its index, what is no network, and what is there twice", async () => {
    const preview = async (value: unknown) =>
      (await failureOf(here.resource(KIND).preview(program(value)))).message.split("\n");
    const allowed = "must be an IPv4 address or network, such as 203.0.113.7 or 203.0.113.0/24";
    assert.deepEqual(await preview([OFFICE, "10.0.0.256", "10.0.0.0/33", "::1", "10.0.0", "", `${HOME};${OFFICE}`]), [
      `loginNetworkMasks[1] ${allowed}, not "10.0.0.256"`,
      `loginNetworkMasks[2] ${allowed}, not "10.0.0.0/33"`,
      `loginNetworkMasks[3] ${allowed}, not "::1"`,
      `loginNetworkMasks[4] ${allowed}, not "10.0.0"`,
      `loginNetworkMasks[5] ${allowed}, not ""`,
      `loginNetworkMasks[6] ${allowed}, not "${HOME};${OFFICE}"`,
    ]);
    assert.deepEqual(await preview([OFFICE, "203.0.113.77/24"]), [
      "loginNetworkMasks[1] is there already as loginNetworkMasks[0]",
    ]);
    const many = Array.from({ length: 101 }, (_, index) => `10.0.0.${index}`);
    assert.deepEqual(await preview(many), ["loginNetworkMasks must have at most 100 items, not 101"]);
    assert.equal(await here.resource(KIND).up(program(many.slice(1))), "create");
    assert.equal(masks().split(";").length, 100);
  });
});
