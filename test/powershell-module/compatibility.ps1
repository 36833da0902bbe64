# Prints what the files of the module are made of: mistakes, newer syntax, types, commands with parameters, and static members.
param([string] $Module)

foreach ($file in Get-ChildItem -Path $Module -Recurse -Include *.ps1, *.psm1, *.psd1) {
    $tokens = $null
    $errors = $null
    $ast = [System.Management.Automation.Language.Parser]::ParseFile($file.FullName, [ref] $tokens, [ref] $errors)
    foreach ($one in $errors) { "error $($file.Name): $($one.Message)" }
    $newer = 'TernaryExpressionAst', 'PipelineChainAst'
    foreach ($node in $ast.FindAll({ $newer -contains $args[0].GetType().Name }, $true)) { "newer $($file.Name): $($node.Extent.Text)" }
    foreach ($token in $tokens) {
        if ("$($token.Kind)" -match 'Question(Question|Dot|LBracket)|AndAnd|OrOr|^Clean$') { "newer $($file.Name): $($token.Text)" }
    }
    foreach ($node in $ast.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)) {
        $name = $node.GetCommandName()
        $parameters = $node.CommandElements | Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] } | ForEach-Object { $_.ParameterName }
        if ($name) { "command $((@($name) + @($parameters | Sort-Object)) -join ' ')".Trim() }
        if ($name -eq 'New-Object') { "type $($node.CommandElements[2].Extent.Text)" }
    }
    foreach ($node in $ast.FindAll({ $args[0] -is [System.Management.Automation.Language.TypeExpressionAst] -or $args[0] -is [System.Management.Automation.Language.TypeConstraintAst] }, $true)) {
        "type $($node.TypeName.FullName)"
    }
    foreach ($node in $ast.FindAll({ $args[0] -is [System.Management.Automation.Language.MemberExpressionAst] }, $true)) {
        if ($node.Static) { "member [$($node.Expression.TypeName.FullName)]::$($node.Member.Value)" }
        elseif ($node -is [System.Management.Automation.Language.InvokeMemberExpressionAst]) { "member .$($node.Member.Value)()" }
    }
}
