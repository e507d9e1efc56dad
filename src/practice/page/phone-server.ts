import type { PhoneAct, PhoneView } from "./wire-phones.ts";

export async function fetchPhones(as: string): Promise<PhoneView[]> {
  const answer = await fetch(`/api/phones?as=${as}`);
  if (!answer.ok) throw new Error(`The phones: ${answer.status}`);
  return (await answer.json()) as PhoneView[];
}

/** Does something at somebody's telephone. What comes of it is seen there. */
export async function atPhone(as: string, act: PhoneAct): Promise<void> {
  const headers = { "content-type": "application/json" };
  await fetch(`/api/phones?as=${as}`, { method: "POST", headers, body: JSON.stringify(act) });
}
