const nothing = (): void => undefined;
const share = { take: nothing, settle: nothing, release: nothing };

export class RequestBodies {
  begin(): typeof share {
    return share;
  }
}
