import { directoryOf } from "../support/view";
import { settingContract } from "./setting-contract";

settingContract("cloudsso:AttributePassing", {
  place: ({ cloud }) => ({ directoryId: cloud.directoryId }),
  one: { sourceIdentityPassing: "UserName" },
  other: { sourceIdentityPassing: "IdP" },
  defaults: { sourceIdentityPassing: "Disabled" },
  held: ({ cloud }) => ({ sourceIdentityPassing: directoryOf(cloud).settings.sourceIdentityPassing }),
  console: ({ cloud, console }, whole) =>
    console("UpdateAttributePassingSetting", {
      DirectoryId: cloud.directoryId,
      SourceIdentityPassing: whole["sourceIdentityPassing"],
    }),
  told: {},
  silent: { "another source": [{}, { sourceIdentityPassing: "IdP" }] },
  answers: [{ sourceIdentitySpelling: "Username" }],
  absent: "d-000000000000",
});
