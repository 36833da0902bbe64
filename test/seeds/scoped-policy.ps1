# 1) Une politique
New-HostedOutboundSpamFilterPolicy -Name "Allow-AutoForward-Scoped" -AutoForwardingMode On
# 2) Sa règle
New-HostedOutboundSpamFilterRule ` -Name "Allow-AutoForward-Scoped-Rule"`
-HostedOutboundSpamFilterPolicy "Allow-AutoForward-Scoped" `
-FromMemberOf "G_TransfertExterne_Autorise"
