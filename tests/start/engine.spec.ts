import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { findEngine } from "../../scripts/start/engine";

describe("the engine of npm start", () => {
  let home: string;
  const path = () => join(home, "bin");
  const environment = () => ({ PATH: `${path()}:${dirname(process.execPath)}:/usr/bin:/bin`, HOME: home });

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), "start-engine-"));
  });

  afterEach(() => rmSync(home, { recursive: true }));

  function program(folder: string, script: string): string {
    const file = join(home, folder, "pulumi");
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
    return file;
  }

  it("is the pulumi that comes first on PATH", () => {
    const file = program("bin", "echo v3.999.0");
    program(".pulumi/bin", "echo v3.1.0");
    const engine = findEngine("/project", environment());
    assert.equal(engine.kind, "pulumi");
    assert.equal(engine.command, file);
    assert.match(engine.introduction.join("\n"), /v3\.999\.0/);
  });

  it("is the pulumi of the installer where PATH has none", () => {
    const file = program(".pulumi/bin", "echo v3.999.0");
    assert.equal(findEngine("/project", { PATH: path(), HOME: home }).command, file);
  });

  it("is the rehearsal where there is none, with the reason and the line that installs one", () => {
    const engine = findEngine("/project", { PATH: path(), HOME: home });
    assert.equal(engine.kind, "rehearsal");
    assert.match(engine.introduction.join("\n"), /no pulumi on PATH or in ~\/\.pulumi\/bin/);
    assert.match(engine.introduction.join("\n"), /get\.pulumi\.com|winget/);
  });

  it("is the rehearsal where the pulumi that there is does not run, and says which", () => {
    const file = program("bin", "exit 3");
    const engine = findEngine("/project", environment());
    assert.equal(engine.kind, "rehearsal");
    assert.ok(engine.introduction.join("\n").includes(`${file} does not run`));
  });

  it("passes over a folder and a file that nobody may run", () => {
    mkdirSync(join(home, "bin", "pulumi"), { recursive: true });
    const file = program(".pulumi/bin", "echo v3.999.0");
    chmodSync(file, 0o644);
    assert.equal(findEngine("/project", { PATH: path(), HOME: home }).kind, "rehearsal");
  });

  it("does what it is told", () => {
    program("bin", "echo v3.999.0");
    assert.equal(findEngine("/project", environment(), "rehearsal").kind, "rehearsal");
    assert.throws(
      () => findEngine("/project", { PATH: join(home, "empty"), HOME: join(home, "empty") }, "pulumi"),
      /The Pulumi CLI cannot be used: there is no pulumi/,
    );
  });
});
