// The old checkout page: no types at all, and Errdex works the same.
var RATIO_URL = "https://api.ratio.me/v1";

function linkBank(publicToken, callback) {
  var xhr = new XMLHttpRequest();
  xhr.open("POST", RATIO_URL + "/banks");
  xhr.setRequestHeader("ratio-client-id", window.RATIO_CLIENT_ID);
  xhr.onload = function () {
    var body = JSON.parse(xhr.responseText);
    if (xhr.status < 400) {
      return callback(null, body);
    }
    // A loose comparison, with a typo:
    if (body.code == 'PLAID_LOGIN_EROR' || body.code == 'INVALID_PUBLIC_TOKEN') {
      return callback("Please link your bank again.");
    }
    if (body.code == 'ALREADY_EXISTS_BANK' || body.code == 'UNSUPPORTED_BANK') {
      return callback("This bank account cannot be added.");
    }
    callback("Something went wrong.");
  };
  xhr.send(JSON.stringify({ publicToken: publicToken }));
}

linkBank.messages = {
  MISSING_PUBLIC_TOKEN: "Choose a bank first.",
  INVALID_BANK_ID: "We do not know this bank account.",
  'BANK_VERIFICATION_INCOMPLETE': "Your bank has not confirmed the account yet.",
};
