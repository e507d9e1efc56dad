import { SECOND } from "../../clock.ts";
import type { FarEndPorts } from "./far-end.ts";
import type { Alert } from "./phone.ts";

/** Pushover, at the far end: an emergency sounds until it is ended, acknowledged in the app or given up. */
export interface PracticePushover {
  answer(path: string, form: URLSearchParams): Promise<Response>;
  /** Acknowledges in the app, which ends the noise and answers nothing. */
  silence(person: string, alert: string): void;
}

export function practicePushover({ clock, entropy, phones, ownerOf }: FarEndPorts): PracticePushover {
  const hush = (person: string, which: (alert: Alert) => boolean): void =>
    phones.change(person, (phone) => ({
      ...phone,
      alerts: phone.alerts.map((alert) => (which(alert) ? { ...alert, soundsUntil: null } : alert)),
    }));
  return {
    async answer(path, form) {
      const ended = /^receipts\/cancel_by_tag\/(.+)\.json$/.exec(path)?.[1];
      if (ended !== undefined) {
        const holders = phones.all().filter(({ alerts }) => alerts.some(({ tag }) => tag === ended));
        holders.forEach(({ person }) => hush(person, ({ tag }) => tag === ended));
        return Response.json({ status: 1 });
      }
      const person = await ownerOf("pushover", form.get("user") ?? "");
      if (person === null) return Response.json({ status: 0, errors: ["user key is invalid"] }, { status: 400 });
      const alert = alertOf(form, phones.isSilent(person));
      phones.change(person, (phone) => ({ ...phone, alerts: [...phone.alerts.filter(isOther(alert)), alert] }));
      return Response.json({ status: 1, receipt: alert.id });
    },
    silence: (person, alert) => hush(person, ({ id }) => id === alert),
  };

  function alertOf(form: URLSearchParams, silent: boolean): Alert {
    const at = clock.now();
    const isLoud = form.get("priority") === "2";
    const url = form.get("url");
    return {
      id: entropy.token(12),
      at,
      seen: false,
      title: form.get("title") ?? "",
      text: form.get("message") ?? "",
      link: url === null ? null : { url, title: form.get("url_title") ?? url },
      tag: form.get("tags") ?? "",
      soundsUntil: isLoud ? at + Number(form.get("expire")) * SECOND : null,
      silent: silent && !isLoud,
    };
  }
}

/** The same emergency once more takes the place of the last one. */
function isOther({ tag, soundsUntil }: Alert): (alert: Alert) => boolean {
  return (alert) => soundsUntil === null || alert.tag !== tag;
}
