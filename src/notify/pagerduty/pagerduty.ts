import type { Severity } from "../../incident/severity.ts";
import { textsIn } from "../../texts/texts.ts";
import { addressOf, type Addresses } from "../addresses.ts";
import type { Guard } from "../guard.ts";
import { Rejected, type Check, type Notifier, type PageCall } from "../notifier.ts";
import { ask, jsonType, type ProviderPorts } from "../provider.ts";
import { ways } from "../ways.ts";

export interface PagerDutyPorts extends ProviderPorts {
  /** Without a slash at the end; Europe has its own. */
  settings: { apiUrl: string };
  /** Routing keys of integrations whose services ring these people. */
  addresses: Addresses;
  guard: Guard;
}

/** PagerDuty's words for how bad it is. */
const severities: Readonly<Record<Severity, string>> = {
  sev1: "critical",
  sev2: "error",
  sev3: "warning",
  sev4: "info",
};
const LONGEST_SUMMARY = 1024;

/** Alerts in PagerDuty, by its Events API v2: each call is one alert, and a stand-down resolves all of the person's. */
export function createPagerDuty({ settings, addresses, guard, ...ports }: PagerDutyPorts): Notifier {
  const send = (event: object): Promise<string> =>
    guard.run(() =>
      ask(ports, {
        provider: "PagerDuty",
        url: `${settings.apiUrl}/v2/enqueue`,
        headers: jsonType,
        body: JSON.stringify(event),
      }),
    );
  const keyOf = ({ target }: Pick<PageCall, "target">): string => addressOf(addresses, target, "PagerDuty key");
  return {
    ...ways.pagerduty,
    reaches: (person) => addresses.has(person),
    async page(call) {
      await send({ routing_key: keyOf(call), event_action: "trigger", dedup_key: call.id, ...alertOf(call) });
    },
    async standDown(call) {
      const routing_key = keyOf(call);
      for (const dedup_key of call.ends) await send({ routing_key, event_action: "resolve", dedup_key });
    },
    async check(check) {
      if (check.kind === "code") throw new Rejected("PagerDuty takes no codes");
      await send({ routing_key: keyOf(check), event_action: "trigger", dedup_key: check.id, ...rehearsalOf(check) });
    },
    async endCheck(check) {
      await send({ routing_key: keyOf(check), event_action: "resolve", dedup_key: check.id });
    },
  };
}

function rehearsalOf({ title, text, ackUrl, facts }: Check): object {
  const label = textsIn(facts.locale).checks.confirm;
  return {
    client: "Watchfire",
    ...(ackUrl === null ? {} : { client_url: ackUrl, links: [{ href: ackUrl, text: label }] }),
    // As loud as a call, for that is what it proves.
    payload: { summary: title, source: "watchfire", severity: severities.sev1, custom_details: { text } },
  };
}

function alertOf({ title, text, ackUrl, facts, incident }: PageCall): object {
  const { answer } = textsIn(facts.locale).notify;
  return {
    client: "Watchfire",
    ...(ackUrl === null ? {} : { client_url: ackUrl, links: [{ href: ackUrl, text: answer }] }),
    payload: {
      summary: title.slice(0, LONGEST_SUMMARY),
      source: "watchfire",
      severity: severities[facts.severity],
      group: incident,
      custom_details: { text },
    },
  };
}
