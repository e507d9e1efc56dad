import { get, post } from "./ask-server.ts";
import type { PhoneAct, PhoneView } from "./wire-phones.ts";

export async function fetchPhones(as: string): Promise<PhoneView[]> {
  return await get<PhoneView[]>(`/api/phones?as=${as}`);
}

/** Does something at somebody's telephone. What comes of it is seen there. */
export async function atPhone(as: string, act: PhoneAct): Promise<void> {
  await post(`/api/phones?as=${as}`, act);
}
