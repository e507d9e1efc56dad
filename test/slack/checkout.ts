import type { Declare } from "../../src/incident/commands.ts";

/** The declaration most tests of the engine and of the Slack side begin with. */
export const checkout: Declare = {
  type: "declare",
  title: "Checkout is down",
  severity: "sev1",
  kind: null,
  service: "checkout",
  team: "payments",
  summary: null,
  private: false,
  drill: false,
  origin: { channel: null, ts: null },
};
