// Runs the engine in a process of its own, for specs that kill it. The argument is a JSON of options.
import { type RehearseOptions, rehearse } from "../../rehearsal/index";

void rehearse(JSON.parse(process.argv[2] ?? "{}") as RehearseOptions).then(({ exitCode }) => {
  process.exitCode = exitCode;
});
