import assert from "node:assert/strict";
import fc from "fast-check";
import { bareId, joinId, splitId } from "../../../provider/kernel/ids";

const part = fc.stringMatching(/^[A-Za-z0-9-]{1,20}$/);

describe("kernel/ids", () => {
  it("joins with colons in the order given", () => {
    assert.equal(joinId("d-1", "ac-2", "RD-Account", "1000"), "d-1:ac-2:RD-Account:1000");
  });

  it("splits what it joined", () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        assert.deepEqual(
          splitId(
            joinId(...parts),
            parts.map((_, index) => `part${index}`),
          ),
          parts,
        );
      }),
    );
  });

  for (const id of ["d-1", "d-1:", ":ac-2", "d-1:ac-2:more", ""]) {
    it(`refuses "${id}" where two parts are expected, and says the form`, () => {
      assert.throws(() => splitId(id, ["directoryId", "accessConfigurationId"]), {
        message: `the id "${id}" is not of the form <directoryId>:<accessConfigurationId>`,
      });
    });
  }

  it("finds the bare id in a joined one, and leaves a bare one as it is", () => {
    assert.equal(bareId("d-1:ac-2"), "ac-2");
    assert.equal(bareId("ac-2"), "ac-2");
  });
});
