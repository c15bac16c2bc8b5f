# Lists calendars and free/busy times with exchangelib, a client of EWS that is none of ours. Reads where to from the
# standard input, as JSON, and writes what it found as JSON.

import json
import logging
import os
import sys

os.environ["OAUTHLIB_INSECURE_TRANSPORT"] = "1"
logging.disable(logging.CRITICAL)

from exchangelib import (  # noqa: E402
    BASIC, IMPERSONATION, DELEGATE, OAUTH2, Account, Configuration, Credentials, EWSDateTime, EWSTimeZone, Identity,
    OAuth2Credentials,
)
from exchangelib.folders import SingleFolderQuerySet  # noqa: E402
from exchangelib.properties import DistinguishedFolderId, Mailbox  # noqa: E402
from exchangelib.protocol import FailFast  # noqa: E402

asked = json.load(sys.stdin)


class DemoCredentials(OAuth2Credentials):
    @property
    def token_url(self):
        return asked["tokenUrl"]


def configure(credentials, auth_type, endpoint):
    return Configuration(
        service_endpoint=endpoint, credentials=credentials, auth_type=auth_type, retry_policy=FailFast()
    )


def as_app(address):
    credentials = DemoCredentials(
        client_id=asked["clientId"],
        client_secret=asked["clientSecret"],
        tenant_id=asked["tenantId"],
        identity=Identity(primary_smtp_address=address),
    )
    config = configure(credentials, OAUTH2, asked["ews"])
    return Account(address, config=config, autodiscover=False, access_type=IMPERSONATION)


def with_password(user, address, access_type):
    credentials = Credentials(user, asked["onPremises"]["password"])
    config = configure(credentials, BASIC, asked["onPremises"]["ews"])
    return Account(address, config=config, autodiscover=False, access_type=access_type)


def calendar_opened_for(user, owner):
    # Whoever may see a calendar may not see the folders around it.
    account = with_password(user, user, DELEGATE)
    folder = DistinguishedFolderId(id="calendar", mailbox=Mailbox(email_address=owner))
    calendar = SingleFolderQuerySet(account=account, folder=folder).resolve()
    # Otherwise it is asked for by its name again, in the own mailbox.
    calendar.is_distinguished = False
    return calendar


zone = EWSTimeZone("Europe/Amsterdam")
start = EWSDateTime.from_string(asked["from"]).astimezone(zone)
end = EWSDateTime.from_string(asked["to"]).astimezone(zone)


def events(calendar):
    return [
        {
            "subject": item.subject,
            "start": item.start.isoformat(),
            "type": item.type,
            "organizer": item.organizer.email_address,
        }
        for item in calendar.view(start, end)
        if not item.is_all_day
    ]


def free_busy(account, address):
    [info] = account.protocol.get_free_busy_info(
        accounts=[(address, "Required", False)], start=start, end=end, merged_free_busy_interval=60
    )
    return {"view": info.view_type, "events": len(info.calendar_events or [])}


account = as_app(asked["mailbox"])
print(
    json.dumps(
        {
            "folder": account.calendar.name,
            "events": events(account.calendar),
            "freeBusy": free_busy(account, asked["mailbox"]),
            "onPremises": events(with_password(asked["onPremises"]["user"], asked["mailbox"], IMPERSONATION).calendar),
            "delegate": events(calendar_opened_for(asked["monitor"], asked["mailbox"])),
        }
    )
)
