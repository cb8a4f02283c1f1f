"""The addresses of signing in. Of allauth's only those that this house uses are open.

An address has two names where both the desk and allauth ask for it.
"""

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as oidc
from allauth.usersessions import views as sessions
from django.urls import path, re_path

from huiyin.desk.views import signing

urlpatterns = [
    path("sign-in/", signing.SignIn.as_view(), name="sign-in"),
    path("sign-in/", signing.SignIn.as_view(), name="account_login"),
    path("sign-out/", signing.SignOut.as_view(), name="sign-out"),
    path("sign-out/", signing.SignOut.as_view(), name="account_logout"),
    path("password/", signing.Password.as_view(), name="password"),
    path("password/", signing.Password.as_view(), name="account_change_password"),
    path("password/set/", account.password_set, name="account_set_password"),
    path("password/forgotten/", signing.Forgotten.as_view(), name="account_reset_password"),
    path("password/sent/", account.password_reset_done, name="account_reset_password_done"),
    path("password/new/", account.password_reset_from_key_done,
         name="account_reset_password_from_key_done"),
    re_path(r"^link/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$", account.password_reset_from_key,
            name="account_reset_password_from_key"),
    path("closed/", account.account_inactive, name="account_inactive"),
    path("confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("second-factor/", factors.index, name="mfa_index"),
    path("second-factor/code/", factors.authenticate, name="mfa_authenticate"),
    path("second-factor/confirm/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("second-factor/app/on/", totp.activate_totp, name="mfa_activate_totp"),
    path("second-factor/app/off/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("second-factor/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("second-factor/codes/new/", codes.generate_recovery_codes,
         name="mfa_generate_recovery_codes"),
    path("second-factor/codes/file/", codes.download_recovery_codes,
         name="mfa_download_recovery_codes"),
    path("second-factor/keys/", keys.list_webauthn, name="mfa_list_webauthn"),
    path("second-factor/keys/add/", keys.add_webauthn, name="mfa_add_webauthn"),
    path("second-factor/keys/confirm/", keys.reauthenticate_webauthn,
         name="mfa_reauthenticate_webauthn"),
    path("second-factor/keys/<int:pk>/remove/", keys.remove_webauthn, name="mfa_remove_webauthn"),
    path("second-factor/keys/<int:pk>/name/", keys.edit_webauthn, name="mfa_edit_webauthn"),
    path("sign-in/key/", keys.login_webauthn, name="mfa_login_webauthn"),
    path("sessions/", sessions.list_usersessions, name="usersessions_list"),
    path("sessions/end/", signing.end_session, name="end-session"),
    path("elsewhere/<slug:provider_id>/", oidc.login, name="openid_connect_login"),
    path("elsewhere/<slug:provider_id>/back/", oidc.callback, name="openid_connect_callback"),
    path("elsewhere/cancelled/now/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("elsewhere/failed/now/", social.login_error, name="socialaccount_login_error"),
    path("language/", signing.language, name="language"),
]  # fmt: skip
