# Signing in, one-time links, the first administrator, and one's own account.

sign-in-title = Sign in
sign-in-email = E-mail
sign-in-password = Password
sign-in-act = Sign in
sign-in-wrong = The e-mail address or the password is wrong.
sign-in-lost = Lost your password? An administrator can give you a link with which you choose a new one.
sign-in-code-title = Enter your code
sign-in-code-lead = Open your authenticator app and enter the six digits it shows for Avtal.
sign-in-code = Code
sign-in-code-hint = Six digits, or one of your recovery codes.
sign-in-code-wrong = The code is wrong, or it has been used already. Wait for the next one.
flash-code-late = That took too long. Sign in again.
sign-in-back = Back to sign-in

first-title = Create the first administrator
first-lead = The register is empty. Whoever started the server finds a one-time code in the terminal.
first-code = One-time code
first-code-hint = Printed in the terminal where the server runs. It is made anew at each start.
first-code-wrong = That is not the code the server printed at its last start.
first-name = Your name
first-email = E-mail
first-email-hint = You sign in with it, and reminders go there.
first-password = Password
first-again = Password again
first-act = Create and sign in

password-hint = At least { $n } characters. A few words in a row are easier to remember and harder to guess.
password-short = At least 12 characters.
password-long = At most 200 characters.
password-name = The password must not be your name or e-mail address.
password-plain = That is too easy to guess: a row of numbers or the same characters over and over.
password-differ = The two passwords differ.
password-wrong = That is not your present password.

link-title-invite = Welcome to Avtal
link-title-reset = Choose a new password
link-lead-invite = { $name }, choose a password and you are in.
link-lead-reset = { $name }, choose a new password. You are signed out everywhere else.
link-password = Password
link-again = Password again
link-act = Save and sign in
link-spent-title = The link no longer works
link-spent-message = It has been used, replaced by a newer one, or is too old. Ask an administrator for a new link.

account-title = Your account
account-lead = { $email }, { $role }
account-looks = Language and colours
account-looks-lead = You can also change them at the foot of every page.
account-lang = Language
account-lang-auto = As the browser says
account-theme = Colours
account-password-title = Password
account-present = Present password
account-password = New password
account-again = New password again
account-password-act = Change the password
account-factor-title = Two-step sign-in
account-factor-off = Off. With it, signing in also takes a code from your phone, so that a stolen password is not enough.
account-factor-on = On. Signing in takes a code from your authenticator app.
account-factor-left = { $n ->
    [0] You have no recovery codes left. Turn two-step sign-in off and on again to get new ones.
    [one] You have one recovery code left.
   *[other] You have { $n } recovery codes left.
}
account-factor-start = Turn on
account-factor-end = Turn off
account-factor-password = Your password
account-sessions-title = Where you are signed in
account-sessions-browser = Browser
account-sessions-address = Address
account-sessions-began = Signed in
account-sessions-seen = Last seen
account-sessions-this = This one
account-sessions-end = Sign out everywhere else

factor-title = Turn on two-step sign-in
factor-scan = Scan the picture with an authenticator app on your phone, then enter the six digits it shows.
factor-picture = QR code for your authenticator app
factor-typed = Or type this key into the app:
factor-key = Key
factor-code = Code
factor-code-hint = The six digits that the app shows now.
factor-code-wrong = The code does not fit. Check the clock of your phone and enter the next code.
factor-act = Turn on
factor-codes-title = Your recovery codes
factor-codes-lead = Two-step sign-in is on. Without your phone, each of these codes signs you in once. Print them or keep them in a safe place: they are shown only now.
factor-codes-done = I have kept them

flash-signed-out = You are signed out.
flash-password-changed = The password is changed. You are signed out everywhere else.
flash-looks-saved = Saved.
flash-factor-off = Two-step sign-in is off.
flash-sessions-ended = You are signed out everywhere else.
flash-welcome = Welcome. The register is yours to fill.
