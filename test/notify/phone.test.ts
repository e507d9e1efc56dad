import { expect, it } from "vitest";
import { createPhone, type Ring } from "../../src/notify/phone.ts";
import { notifierContract, someCall } from "./contract.ts";

function rig() {
  const received: Ring[] = [];
  const hungUp: string[] = [];
  const notifier = createPhone((ring) => {
    received.push(ring);
    return () => hungUp.push(ring.person);
  });
  return { notifier, received, hungUp };
}

notifierContract("the practice phone", rig, null);

it("rings with the words and the link, and stops when somebody stands down", async () => {
  const { notifier, received, hungUp } = rig();
  await notifier.page(someCall);
  expect(received).toEqual([
    {
      person: "U0LINUS",
      incident: someCall.incident,
      title: someCall.title,
      body: someCall.text,
      ackUrl: someCall.ackUrl,
    },
  ]);
  await notifier.standDown({ ...someCall, kind: "standDown" });
  expect(hungUp).toEqual(["U0LINUS"]);
});
