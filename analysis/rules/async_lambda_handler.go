package rules

import (
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var AsyncLambdaHandler = define(analysis.Rule{
	Name: "async-lambda-handler", Family: "await", Severity: analysis.Error, Since: "0.1.0",
	Covers:  []string{"61"},
	Aliases: []string{"S7614"},
	Check:   asyncLambdaHandler,
})

// AWS Lambda calls the handler and turns what it gives into JSON. It does not await it.
func asyncLambdaHandler(p *analysis.Pass) {
	for _, f := range p.Functions {
		def := syntax.As[syntax.FunctionDef](f.Def)
		if !f.IsCoroutineFunction() || f.Class != nil || !def.Parent().Is(syntax.KindModule) || !isLambdaHandler(p, def) {
			continue
		}
		if def.Field(syntax.FieldDecoratorList).Exists() || mentionsName(p, f.Def, f.Name) {
			continue
		}
		p.Report(def.Name(), "'%s' is a coroutine function: AWS Lambda does not await what its handler gives", f.Name).
			Fix(fixes.RunInPlain(def))
	}
}

// isLambdaHandler reports whether def looks like the handler of an AWS Lambda function:
// it takes two arguments and has the name of the documentation's handler, or "handler"
// in a module that uses libraries for AWS.
func isLambdaHandler(p *analysis.Pass, def syntax.FunctionDef) bool {
	var params []string
	for a := range def.Params().All() {
		params = append(params, a.Name().Text())
	}
	if len(params) != 2 {
		return false
	}
	switch def.Name().Text() {
	case "lambda_handler":
		return true
	case "handler":
		return strings.TrimLeft(params[0], "_") == "event" && strings.TrimLeft(params[1], "_") == "context" && imports(p, "boto3", "botocore", "aioboto3", "aiobotocore", "aws_lambda_powertools", "aws_lambda_typing", "awslambdaric")
	}
	return false
}
