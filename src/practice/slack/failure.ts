/** Slack says no, with one of its own error codes; `data` goes into the answer beside it. */
export class SlackFailure extends Error {
  override readonly name = "SlackFailure";
  readonly code: string;
  readonly data: Record<string, unknown>;

  constructor(code: string, data: Record<string, unknown> = {}) {
    super(code);
    this.code = code;
    this.data = data;
  }
}
