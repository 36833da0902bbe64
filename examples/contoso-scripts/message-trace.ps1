# Where did the forwards of yesterday go?
Get-MessageTrace -SenderAddress ap@contoso.com -StartDate (Get-Date).AddDays(-1) -EndDate (Get-Date)
# A bounce said: 550 5.7.520 Access denied, Your organization does not allow external forwarding. AS(7555)
