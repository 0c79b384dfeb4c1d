// Devices with passkeys: Chromium's virtual authenticator, which looks who presses it and is always pressed.

import { type CDPSession, type Page } from "@playwright/test";

export class Authenticator {
  private constructor(
    private session: CDPSession,
    private id: string,
  ) {}

  /** The device on which a page is open. */
  static async of(page: Page): Promise<Authenticator> {
    const session = await page.context().newCDPSession(page);
    await session.send("WebAuthn.enable");
    const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return new Authenticator(session, authenticatorId);
  }

  /** It is out of reach from now on. */
  async remove() {
    await this.session.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId: this.id });
  }

  async passkeys() {
    return (await this.session.send("WebAuthn.getCredentials", { authenticatorId: this.id })).credentials;
  }

  /** Somebody whom the device does not know presses it, or its owner again. */
  async isPressedByOwner(isOwner: boolean) {
    await this.session.send("WebAuthn.setUserVerified", { authenticatorId: this.id, isUserVerified: isOwner });
  }
}
