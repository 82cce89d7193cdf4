/** A call the emulated cloud turns down, in the wire's terms. Anything else that is thrown inside an action is a defect. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = "Refusal";
  }
}
