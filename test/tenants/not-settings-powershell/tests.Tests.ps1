Describe 'forwarding' {
    BeforeAll {
        Mock Set-RemoteDomain { }
        Mock -CommandName Set-TransportRule -MockWith { New-TransportRule -Name x -RedirectMessageTo y }
        function Set-Mailbox { param($Identity, $ForwardingSmtpAddress) }
    }
    It 'sets nothing' {
        Set-RemoteDomain -Identity Default -AutoForwardEnabled $true
        Set-Mailbox ken -ForwardingSmtpAddress x@fabrikam.com
        Should -Invoke Set-RemoteDomain -Times 1 -ParameterFilter { $AutoForwardEnabled }
    }
}
