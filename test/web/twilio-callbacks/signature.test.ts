import { describe, expect, it } from "vitest";
import { isFromTwilio } from "../../../src/web/twilio-callbacks/signature.ts";
import { openCallbacks, signed } from "./callbacks.ts";

describe("Twilio's signature", () => {
  // Twilio's own published example.
  const url = "https://mycompany.com/myapp.php?foo=1&bar=2";
  const form = new URLSearchParams({
    CallSid: "CA1234567890ABCDE",
    Digits: "1234",
    From: "+14158675309",
    To: "+18005551212",
    Caller: "+14158675309",
  });
  const signature = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";

  it("is the one Twilio documents", () => {
    expect(isFromTwilio({ url, form, signature }, "12345")).toBe(true);
  });

  it("holds with and without the port in the address", () => {
    const withPort = url.replace("mycompany.com", "mycompany.com:8443");
    expect(isFromTwilio({ url: withPort, form, signature }, "12345")).toBe(true);
  });

  it("fails for another token, address or field, and where there is none", () => {
    expect(isFromTwilio({ url, form, signature }, "12346")).toBe(false);
    expect(isFromTwilio({ url: `${url}0`, form, signature }, "12345")).toBe(false);
    const more = new URLSearchParams([...form, ["Digits", "1"]]);
    expect(isFromTwilio({ url, form: more, signature }, "12345")).toBe(false);
    expect(isFromTwilio({ url, form, signature: undefined }, "12345")).toBe(false);
    expect(isFromTwilio({ url, form, signature: "" }, "12345")).toBe(false);
  });
});

describe("what Twilio didn't sign", () => {
  it("is answered 403, and changes nothing", async () => {
    const { post, pages, line, now } = await openCallbacks();
    const form = { CallSid: "CA1", Digits: "1", From: "+821012345678", Body: "1", MessageStatus: "failed" };
    const paths = [
      `/twilio/voice/${line("U0LINUS")}`,
      `/twilio/voice/${line("U0LINUS")}/key`,
      "/twilio/sms",
      `/twilio/status/sms/${line("U0LINUS")}`,
    ];
    for (const path of paths) {
      expect((await post(path, form, "RSOYDt4T1cUTdK1PDd93/VVr8B8=")).status).toBe(403);
      // Signed for one address, sent to another.
      expect((await post(path, form, signed("https://watchfire.example.com/twilio/other", form))).status).toBe(403);
      expect((await pages.request(path, { method: "POST", body: new URLSearchParams(form) })).status).toBe(403);
    }
    expect((await now()).paging.mode).toBe("calling");
  });

  it("is 404 when it is signed and names nothing", async () => {
    const { post } = await openCallbacks();
    expect((await post("/twilio/voice/x/1/U0LINUS", {})).status).toBe(404);
    expect((await post("/twilio/status/mail/1/1/U0LINUS", {})).status).toBe(404);
  });
});
